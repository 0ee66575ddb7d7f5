using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// AdaMuon: Muon of the signs of its momentum, whose orthogonal step is divided by the root of a running average of its squares, as Adam's is.
/// <code>
/// m' = μ m + g
/// O = sign(m') made orthogonal        by k iterations of X = a X + (b A + c A A) X with A = X Xᵀ, from X = sign(m') / ‖sign(m')‖
/// v' = β2 v + (1 - β2) O²      u = O / (√v' + ε)      u = O / (√(v' / (1 - β2^t)) + ε)        (corrected)
/// θ' = (1 - η λ) θ - 0.2 η √n u / ‖u‖
/// </code>
/// where n is the number of elements, and t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>
/// A step costs what one of <see cref="Muon"/> does, and 8 products and sums, a root and 2 quotients a coordinate; it keeps two numbers a coordinate. It takes matrices only: other tensors are for
/// another optimizer (<see cref="ByShape"/>).
/// </para>
/// <para>
/// Defaults are the paper's but for the rate, which is Muon's in PyTorch. pytorch-optimizer takes no signs (<see cref="TakesSigns"/>), corrects v for its start (<see cref="CorrectsBias"/>), iterates in bfloat16
/// (<see cref="RoundsToBfloat16"/>), and scales the rate by the shape once more
/// (<see cref="Scale"/>). PyTorch, Optax and Keras have no AdaMuon.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: C. Si, D. Zhang and W. Shen, "AdaMuon: Adaptive Muon Optimizer", arXiv:2507.11005, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Orthogonal)]
public sealed record AdaMuon : AdaptiveMuon
{
    /// <summary>Whether the iteration begins with the signs of the momentum; otherwise with the momentum itself.</summary>
    public bool TakesSigns { get; init; } = true;

    /// <summary>Whether the average of squares is corrected for its start at 0.</summary>
    [AddedLater]
    public bool CorrectsBias { get; init; }

    /// <summary>Whether every result of the iteration is rounded to bfloat16.</summary>
    [AddedLater]
    public bool RoundsToBfloat16 { get; init; }

    /// <summary>A further factor of the rate, which depends on the shape.</summary>
    [AddedLater]
    public MuonScale Scale { get; init => field = Argument.Defined(value); } = MuonScale.None;

    /// <inheritdoc/>
    private protected override bool AveragesRows => false;

    /// <inheritdoc/>
    private protected override bool Rounds => RoundsToBfloat16;

    /// <inheritdoc/>
    private protected override Scalar ScaleOf(int rows, int columns) => Scale.Of(rows, columns);

    /// <inheritdoc/>
    private protected override Scalar Seen(StepContext t) => CorrectsBias ? t.OneMinusPower(Beta2) : 1;

    /// <inheritdoc/>
    private protected override Vector Direction(TensorStep tensor, Scalar factor)
    {
        var momentum = tensor.Keep("Momentum", factor * tensor["Momentum"] + tensor.Gradient);
        return TakesSigns ? Divisors.SignOf(momentum) : momentum;
    }
}
