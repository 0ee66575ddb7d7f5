using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Averaged gradient descent: steps with a rate that falls, and the average of the points they lead to, which is the result.
/// <code>
/// θ' = θ (1 - λ η_t) - η_t g        η_t = η / (1 + λ η (t - 1))^α
/// a' = (1 - w_t) a + w_t (θ (1 - λ η_t) - η_t g)        w_t = 1 / max(1, t - 1 - t0)
/// </code>
/// where t counts steps from 1. Until step t0 + 2 the average is the last point.
/// </summary>
/// <remarks>
/// <para>A step costs 7 products and sums a coordinate and keeps one number for it: the average, which is the result of a run; before the first step it is the parameters.</para>
/// <para>
/// Defaults are those of PyTorch (<c>ASGD</c>), where the average is the state <c>ax</c>, to be copied by hand; TorchSharp has the rate 0.001. Optax and Keras have no ASGD.
/// For another optimizer's average there is <see cref="ParameterAverage"/>.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: B. T. Polyak and A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM Journal on Control and Optimization 30, 1992; the rate as in L. Bottou's, 2010.</para>
/// </remarks>
[Family(OptimizerFamily.Descent)]
public sealed record Asgd : ElementWise
{
    /// <summary>The learning rate η of the first step, at least 0, in squared parameter units over loss units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The decay λ of the parameters, by which the rate falls too, at least 0, in loss units over squared parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "PyTorch")]
    public Schedule Decay { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The power α of the fall of the rate, at least 0 (it stays), without unit.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.NonNegative, Source = "PyTorch")]
    public Schedule Exponent { get; init => field = Checked(value); } = 0.75;

    /// <summary>The number t0 of steps before the average begins, at least 0.</summary>
    [Hyperparameter("t0", "t_0", Bounds.NonNegative, Source = "PyTorch")]
    public Schedule AverageFrom { get; init => field = Checked(value); } = 1e6;

    /// <inheritdoc/>
    public override string DisplayName => "ASGD";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy("Average", "a")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByDecay | OptimizerTraits.Descending;

    /// <inheritdoc/>
    public override Parameters<T> Result<T>(Iterate<T> at) => at.State["Average"];

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var (rate, decay) = (t.Of(LearningRate), t.Of(Decay));
        var learningRate = t.Named(rate / Scalar.Power(1 + decay * rate * (t.Number - 1), t.Of(Exponent)), "η_t", @"\eta_t");
        var weight = t.Named(1 / Scalar.Max(1, t.Number - 1 - t.Of(AverageFrom)), "w_t");
        coordinates.Place<Rule<R>, R>(new(learningRate, 1 - decay * learningRate, weight, 1 - weight));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step: η_t, 1 - λ η_t, w_t and 1 - w_t.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Kept, R Weight, R OneMinusWeight) : IPlacingRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, R Memory) Place(R parameter, R gradient, R average)
        {
            parameter = parameter * Kept - LearningRate * gradient;
            return (parameter, OneMinusWeight * average + Weight * parameter);
        }
    }
}
