using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// NorMuon: Muon whose orthogonal step is divided, row by row, by the root of a running average of its squares, so that all neurons move by about as much.
/// <code>
/// m' = m + (1 - β1) (g - m)
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
/// <para>Defaults are the paper's but for the rate and the decay, which are Muon's in PyTorch. PyTorch, Optax, Keras and pytorch-optimizer have no NorMuon.</para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: Z. Li et al., "NorMuon: Making Muon more efficient and scalable", arXiv:2510.05491, 2025, algorithm 1.</para>
/// </remarks>
public sealed record NorMuon : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units: a coordinate moves by about a fifth of it.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "Muon", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.95;

    /// <summary>The decay β2 of the squares, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.95;

    /// <summary>ε, at least 0, without unit. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "PyTorch's Muon")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.1;

    /// <summary>The coefficients a, b and c of the iteration.</summary>
    public MuonCoefficients Coefficients { get; init => field = Argument.Defined(value); }

    /// <summary>k, the number of iterations, at least 1.</summary>
    public int Iterations { get; init => field = Argument.AtLeast(value, 1, nameof(Iterations)); } = 5;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m"), Slot.Zero("SecondMoment", "v") with { Shape = SlotShape.Rows }];

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected override string? FaultOf(string name, ImmutableArray<int> shape) => shape.Length == 2 ? null : NewtonSchulz.Fault;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (factor, beta2) = (t.Of(MomentumFactor), t.Of(Beta2));
        var momentum = tensor.Keep("Momentum", tensor["Momentum"] + (1 - factor) * (tensor.Gradient - tensor["Momentum"]));
        var orthogonal = NewtonSchulz.Orthogonal(tensor, momentum, Coefficients, Iterations, 0).Stored();
        var second = tensor.Keep("SecondMoment", (beta2 * tensor["SecondMoment"] + (1 - beta2) * (orthogonal * orthogonal).RowMeans()).Stored());
        var root = Vector.Sqrt(second) + tensor.Positive(t.Of(Epsilon));
        var rate = t.Of(LearningRate);
        var update = rate * NewtonSchulz.LikeAdamW((orthogonal / Divisors.Of(root.InEachColumn(tensor.Shape[1]))).Stored());
        return DecayPlacement.Factor.Apply(tensor, rate * t.Of(WeightDecay), update);
    }
}
