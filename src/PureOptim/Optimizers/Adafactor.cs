using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Adafactor: gradients divided by the root of a running average of their squares, of which a matrix keeps only the means of rows and columns.
/// <code>
/// w = t^-κ
/// R' = R + w (mean of each row of g² + ε - R)      C' = C + w (mean of each column of g² + ε - C)
/// V = R' C'ᵀ / mean(R')        (a matrix)      V' = V + w (g² + ε - V)        (other tensors)
/// V = R' C'ᵀ / max(mean(R'), μ_R)        u = g / √max(V, μ_V)        (with floors)
/// u = g / √V'
/// η_t = min(η, 1 / √t) max(δ, RMS(θ))
/// a = η_t u / max(1, RMS(u) / d)
/// m' = m + (1 - μ) (a - m)        (with momentum)
/// θ' = (1 - λ η) θ - m'
/// </code>
/// where t counts steps from 1 and RMS is the root of the mean of squares.
/// </summary>
/// <remarks>
/// <para>
/// A step costs 12 products and sums, a root and a quotient a coordinate. A matrix keeps one number for each row and each column, another tensor one for
/// each coordinate; with momentum there is one more for each coordinate.
/// </para>
/// <para>
/// Defaults are the paper's and PyTorch's; Keras has η = 0.001. PyTorch has floors of mean(R) and V in place of ε (<see cref="MeanFloor"/>, <see cref="MomentFloor"/>). Optax takes the rate as it is
/// (<see cref="IsCapped"/>), factors matrices from 128 rows and columns on (<see cref="SmallestFactored"/>), and decays in the update, not times the
/// rate (<see cref="DecayPlacement"/>, <see cref="DecayCoupling"/>). Optax and Keras compute w, or means, in float in a run in double. PyTorch and Keras
/// factor tensors of three and more dimensions by their last two; here only matrices are factored.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: N. Shazeer and M. Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", ICML 2018, algorithms 4 to 6.</para>
/// </remarks>
[Family(OptimizerFamily.Factored)]
public sealed record Adafactor : TensorWise
{
    /// <summary>The learning rate η, at least 0: without unit where it multiplies the size of the parameters, else in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>κ, at least 0, without unit: the squares of step t weigh t^-κ in their average.</summary>
    [Hyperparameter("κ", @"\kappa", Bounds.NonNegative, Source = "the paper")]
    public Schedule DecayExponent { get; init => field = Checked(value); } = 0.8;

    /// <summary>ε, at least 0, in squared gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-30;

    /// <summary>μ_R, at least 0, in squared gradient units: the least that the mean of the means of rows is taken for.</summary>
    [AddedLater]
    [Hyperparameter("μ_R", @"\mu_R", Bounds.NonNegative, Gradient = 2, Source = "PyTorch")]
    public Schedule MeanFloor { get; init => field = Checked(value); } = 0;

    /// <summary>μ_V, at least 0, in squared gradient units: the least that V is taken for.</summary>
    [AddedLater]
    [Hyperparameter("μ_V", @"\mu_V", Bounds.NonNegative, Gradient = 2, Source = "PyTorch")]
    public Schedule MomentFloor { get; init => field = Checked(value); } = 0;

    /// <summary>δ, at least 0, in parameter units: the size that parameters are taken to have at least.</summary>
    [Hyperparameter("δ", @"\delta", Bounds.NonNegative, Parameter = 1, Source = "the paper")]
    public Schedule SmallestSize { get; init => field = Checked(value); } = 0.001;

    /// <summary>d, above 0, without unit: the size to which a larger u is cut down. A very large one cuts nothing.</summary>
    [Hyperparameter("d", "d", Bounds.Positive, Source = "the paper")]
    public Schedule ClippingThreshold { get; init => field = Checked(value); } = 1;

    /// <summary>Whether the steps are an average of the updates; by default they are the updates, and nothing is kept for it.</summary>
    public bool HasMomentum { get; init; }

    /// <summary>The decay μ of that average, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The weight decay λ, at least 0: without unit, or in 1 / parameter units where it is multiplied by a rate in parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Source = "the paper")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>Matrices with fewer rows or columns than this are not factored; at least 1.</summary>
    public int SmallestFactored { get; init => field = Argument.AtLeast(value, 1, nameof(SmallestFactored)); } = 1;

    /// <summary>Whether the rate is at most 1/√t.</summary>
    public bool IsCapped { get; init; } = true;

    /// <summary>Whether the rate multiplies the size of the parameters.</summary>
    public bool IsRelative { get; init; } = true;

    /// <summary>The position of the decay in the formula.</summary>
    public DecayPlacement DecayPlacement { get; init => field = Argument.Defined(value); }

    /// <summary>Whether η multiplies the decay; the cap and the size never do.</summary>
    public DecayCoupling DecayCoupling { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("Rows", "R") with { Shape = SlotShape.Rows.Where(IsFactored) },
        Slot.Zero("Columns", "C") with { Shape = SlotShape.Columns.Where(IsFactored) },
        Slot.Zero("SecondMoment", "V") with { Shape = SlotShape.Tensor.Where(shape => !IsFactored(shape)) },
        .. HasMomentum ? [Slot.Zero("FirstMoment", "m")] : ImmutableArray<Slot>.Empty,
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => (hyperparameter, IsRelative, DecayCoupling) switch
    {
        // A length is capped by a number: that holds in one unit only.
        (nameof(LearningRate), false, _) => IsCapped ? null : new(1, 0),
        (nameof(WeightDecay), false, DecayCoupling.LearningRate) => new(-1, 0),
        _ => base.UnitOf(hyperparameter),
    };

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var squares = tensor.Gradient * tensor.Gradient + tensor.Positive(t.Of(Epsilon));
        var u = FactoredSquares.Quotient(tensor, squares, Scalar.Power(t.Number, -t.Of(DecayExponent)), t.Of(MeanFloor), t.Of(MomentFloor));
        var rate = t.Of(LearningRate);
        if (IsCapped) rate = Scalar.Min(rate, 1 / Scalar.Sqrt(t.Number));
        if (IsRelative) rate = rate * Scalar.Max(t.Of(SmallestSize), Size(tensor.Parameter));
        var update = rate / Scalar.Max(1, Size(u) / t.Of(ClippingThreshold)) * u;
        if (HasMomentum) update = tensor.KeepToward("FirstMoment", update, t.Of(MomentumFactor));
        return DecayPlacement.Apply(tensor, DecayCoupling.Of(t.Of(LearningRate), t.Of(WeightDecay)), update);
    }

    private static Scalar Size(Vector vector) => vector.Norm() / Scalar.Sqrt(vector.Length);

    internal bool IsFactored(ImmutableArray<int> shape) => shape.Length == 2 && shape.Min() >= SmallestFactored;
}
