using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// FTRL-Proximal, follow the regularized leader: the point that is best for all gradients so far, near the points where they were taken, and 0 where they say too
/// little.
/// <code>
/// n' = n + g²        z' = z + g + 2 λ_s θ - (n'^q - n^q) / η θ
/// θ' = (0 &lt; (β + n'^r) / η + λ2 ? (min(max(z', -λ1), λ1) - z') / ((β + n'^r) / η + λ2) : 0)
/// </code>
/// The parameter is computed from what is kept: where it started is forgotten in the first step, and a coordinate without gradients becomes 0.
/// </summary>
/// <remarks>
/// <para>A step costs 11 products and sums, three powers, a minimum, a maximum, a comparison and three quotients a coordinate, and keeps two numbers for it: z and the sum of squares.</para>
/// <para>
/// Without regularization it is AdaGrad. The paper has q = r = 1/2 and no λ_s; its rates depend on the features, and so the rate is Keras's. Keras, whose <c>learning_rate_power</c> is -q and -r, begins with n = 0.1, and
/// its λ2 counts twice. pytorch-optimizer has r = 1/2 whatever its <c>lr_power</c>. PyTorch and Optax have no FTRL.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: H. B. McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.AdaGrad)]
public sealed record Ftrl : ElementWise
{
    /// <summary>The learning rate η, above 0: in parameter units where q and r are 1/2.</summary>
    [Hyperparameter("η", @"\eta", Bounds.Positive, Parameter = 1, Source = "Keras", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The power q of the sum of squares in what keeps a parameter near its past, from 0 to 1, without unit.</summary>
    [Hyperparameter("q", "q", Bounds.UnitInterval, Source = "the paper")]
    public Schedule Power { get; init => field = Checked(value); } = 0.5;

    /// <summary>The power r of the sum of squares in the divisor, from 0 to 1, without unit: equal to q but in pytorch-optimizer.</summary>
    [Hyperparameter("r", "r", Bounds.UnitInterval, Source = "the paper")]
    public Schedule DivisorPower { get; init => field = Checked(value); } = 0.5;

    /// <summary>β, at least 0, beside the power of the sum of squares, in its unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.NonNegative, Gradient = 1, Source = "Keras")]
    public Schedule Beta { get; init => field = Checked(value); } = 0;

    /// <summary>λ1, at least 0, in gradient units: the weight of the sum of the magnitudes of the parameters.</summary>
    [Hyperparameter("λ1", @"\lambda_1", Bounds.NonNegative, Gradient = 1, Source = "Keras")]
    public Schedule Lambda1 { get; init => field = Checked(value); } = 0;

    /// <summary>λ2, at least 0, in gradient units over parameter units: the weight of half the sum of the squares of the parameters.</summary>
    [Hyperparameter("λ2", @"\lambda_2", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "Keras")]
    public Schedule Lambda2 { get; init => field = Checked(value); } = 0;

    /// <summary>λ_s, at least 0, in gradient units over parameter units: the weight of the squares of the present parameters, whose gradient is added to that of the loss.</summary>
    [Hyperparameter("λ_s", @"\lambda_s", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "Keras")]
    public Schedule Shrinkage { get; init => field = Checked(value); } = 0;

    /// <summary>The sum of squares before the first step, at least 0, in squared gradient units.</summary>
    [Hyperparameter("n0", "n_0", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public double InitialAccumulator { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override string DisplayName => "FTRL";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Filled("SumOfSquares", InitialAccumulator, "n"), Slot.Zero("Leader", "z")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByQuotients | CommonTraits.LackedByDecay;

    /// <summary>None of η and β, which stand beside a power of squares.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter is nameof(LearningRate) or nameof(Beta) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Place<Rule<R>, (R SumOfSquares, R Leader)>(new(
        t.Of(LearningRate), t.Of(Power), t.Of(DivisorPower), t.Of(Beta), t.Of(Lambda1), t.Of(Lambda2), 2 * t.Of(Shrinkage)));

    /// <summary>The formula over the number system <typeparamref name="R"/>, with the scalars of one step.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Power, R DivisorPower, R Beta, R Lambda1, R Lambda2, R Shrinkage) : IPlacingRule<R, (R SumOfSquares, R Leader)>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (R Parameter, (R SumOfSquares, R Leader) Memory) Place(R parameter, R gradient, (R SumOfSquares, R Leader) memory)
        {
            var squares = memory.SumOfSquares + gradient * gradient;
            var pull = (R.Power(squares, Power) - R.Power(memory.SumOfSquares, Power)) / LearningRate;
            var leader = memory.Leader + (gradient + Shrinkage * parameter - pull * parameter);
            var divisor = (Beta + R.Power(squares, DivisorPower)) / LearningRate + Lambda2;
            var beyond = R.Min(R.Max(leader, -Lambda1), Lambda1) - leader;
            return (R.IfLess(0, divisor, beyond / divisor, 0), (squares, leader));
        }
    }
}
