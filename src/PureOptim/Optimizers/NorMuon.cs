using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// NorMuon: Muon whose orthogonal step is divided, row by row, by the root of a running average of its squares, so that all neurons move by about as much.
/// <code>
/// m' = m + (1 - μ) (g - m)
/// O = m' made orthogonal        by k iterations of X = a X + (b A + c A A) X with A = X Xᵀ, from X = m' / ‖m'‖
/// v' = β2 v + (1 - β2) (mean of each row of O²)      u = O / (√v' + ε)
/// θ' = (1 - η λ) θ - 0.2 η √n u / ‖u‖
/// </code>
/// where n is the number of elements, and v has one for each row.
/// </summary>
/// <remarks>
/// <para>
/// A step costs what one of <see cref="Muon"/> does, and 8 products and sums, a root a row and 2 quotients a coordinate; it keeps one number a coordinate and one for each row. It takes matrices only: other tensors are for
/// another optimizer (<see cref="ByShape"/>).
/// </para>
/// <para>Defaults are the paper's, whose β1 is μ, but for the rate and the decay, which are Muon's in PyTorch. PyTorch, Optax, Keras and pytorch-optimizer have no NorMuon.</para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Z. Li et al., "NorMuon: Making Muon more efficient and scalable", arXiv:2510.05491, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Orthogonal)]
public sealed record NorMuon : AdaptiveMuon
{
    /// <inheritdoc/>
    private protected override bool AveragesRows => true;

    /// <inheritdoc/>
    private protected override Vector Direction(TensorStep tensor, Scalar factor) =>
        tensor.KeepToward("Momentum", tensor.Gradient, factor);
}
