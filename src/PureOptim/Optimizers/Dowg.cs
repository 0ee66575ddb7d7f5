using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// DoWG, distance over weighted gradients: DoG whose sum of squared gradients weighs each by the squared distance of its step, so that early ones count less.
/// <code>
/// r' = max(r, |θ - a|²)        v' = v + r' |g|²
/// θ' = θ - η r' / (√v' + ε) g
/// </code>
/// where a is where the run started, |x| the Euclidean norm of the whole model, and r a squared distance.
/// </summary>
/// <remarks>
/// <para>A step costs 6 products and sums a coordinate, and keeps one number for it, the start, and two of the run.</para>
/// <para>
/// Defaults are those of Optax, whose first squared distance is its ε unless given, and whose decay is added to the gradients: <see cref="CoupledDecay"/> around it. The paper has no ε, and 1e-4 as the first distance. PyTorch and Keras have
/// no DoWG.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Khaled, K. Mishchenko and C. Jin, "DoWG Unleashed: An Efficient Universal Parameter-Free Gradient Descent Method", NeurIPS 2023, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.RateFree)]
public sealed record Dowg : TensorWise
{
    /// <summary>The numbers of the run: the largest squared distance, and the weighted sum of squares.</summary>
    private const string Distance = "Distance", Squares = "Squares";

    /// <summary>The factor η of the rate, at least 0, without unit.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "Optax", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>The squared distance r0 before the first step, above 0, in squared parameter units.</summary>
    [Hyperparameter("r0", "r_0", Bounds.Positive, Parameter = 2, Source = "Optax")]
    public double InitialDistance { get; init => field = Checked(value); } = 1e-4;

    /// <summary>ε, at least 0, in parameter units times gradient units. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Parameter = 1, Gradient = 1, Source = "Optax")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-4;

    /// <inheritdoc/>
    public override string DisplayName => "DoWG";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy("Start", "a"), Slot.Run(Distance, InitialDistance, "r"), Slot.Run(Squares, 0, "v")];

    /// <summary>Rotations, which it keeps, are not promised: the product of two squares leaves the range of double too soon for the laws of rotation to be decided.</summary>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.Descending | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var way = tensor["Start"] - tensor.Parameter;
        var distance = t.Keep(Distance, Scalar.Max(t.Kept(Distance), way.Dot(way)));
        var square = tensor.Gradient.Dot(tensor.Gradient);
        var squares = t.Keep(Squares, distance * square + t.Kept(Squares));
        var norm = tensor.Positive(Scalar.Sqrt(squares) + t.Of(Epsilon));
        return t.Of(LearningRate) * DistanceBound.Rate(square, distance, norm) * tensor.Gradient;
    }
}
