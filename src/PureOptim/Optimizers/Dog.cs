using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// DoG, distance over gradients: descent whose rate is the largest distance from the start so far, over the root of the sum of all squared gradients.
/// <code>
/// r' = max(r, |θ - a|)        G' = G + |g|²
/// θ' = θ - η r' / √(G' + ε) g
/// r = r0 (1 + |a|)        (heuristic)      r = r0        (distance)      θ' = θ - η r0 g        (rate)        in the first step
/// </code>
/// where a is where the run started, and |x| the Euclidean norm of the whole model, or of each tensor (L-DoG).
/// </summary>
/// <remarks>
/// <para>A step costs 6 products and sums a coordinate, and keeps one number for it, the start, and two of the run, or of each tensor.</para>
/// <para>
/// Defaults are those of the paper and Optax, whose decay is added to the gradients: <see cref="CoupledDecay"/> around it. Optax's <c>scale_by_distance_over_gradients</c> is L-DoG. The authors recommend the average of the parameters as the
/// result: <see cref="ParameterAverage"/>. PyTorch and Keras have no DoG.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: M. Ivgi, O. Hinder and Y. Carmon, "DoG is SGD's Best Friend: A Parameter-Free Dynamic Step Size Schedule", ICML 2023, equations 1 and 2.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree)]
public sealed record Dog : TensorWise
{
    /// <summary>The slots of the largest distance and of the sum of squares.</summary>
    private const string Distance = "Distance", Squares = "Squares";

    /// <summary>The factor η of the rate, at least 0, without unit.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "the paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>r0, above 0: without unit, in parameter units, or in parameter units over gradient units, as <see cref="Start"/> says.</summary>
    [Hyperparameter("r0", "r_0", Bounds.Positive, Source = "the paper")]
    public double InitialStep { get; init => field = Checked(value); } = 1e-6;

    /// <summary>ε, at least 0, in squared gradient units, inside the root. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>What the first step goes by.</summary>
    public DogStart Start { get; init => field = Argument.Defined(value); }

    /// <summary>Whether each tensor has a rate of its own: L-DoG.</summary>
    public bool PerTensor { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "DoG";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy("Start", "a"), SlotNumbers.Of(PerTensor, Distance, "r"), SlotNumbers.Of(PerTensor, Squares, "G")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.Descending | OptimizerTraits.RestsWithoutGradient
        | (PerTensor ? OptimizerTraits.RotationEquivariantPerTensor : OptimizerTraits.RotationEquivariant);

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => PerTensor ? Scope.Tensor : Scope.Model;

    /// <summary>The unit of r0 is that of what it stands for; a 1 beside a length has none.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter == nameof(InitialStep) ? Start.Unit() : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var before = Scalar.IfLess(t.Number, 2, Start.Distance(InitialStep, tensor), tensor.Number(t, Distance));
        var distance = tensor.Keep(t, Distance, Scalar.Max(before, (tensor["Start"] - tensor.Parameter).Norm()));
        var square = tensor.Gradient.Dot(tensor.Gradient);
        var squares = tensor.Keep(t, Squares, tensor.Number(t, Squares) + square);
        var norm = Scalar.Sqrt(tensor.Positive(squares + t.Of(Epsilon)));
        var rate = DistanceBound.Rate(square, distance, norm);
        if (Start == DogStart.Rate) rate = Scalar.IfLess(t.Number, 2, InitialStep, rate);
        return t.Of(LearningRate) * rate * tensor.Gradient;
    }
}
