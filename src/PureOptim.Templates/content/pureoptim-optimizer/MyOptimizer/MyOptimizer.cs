using System.Collections.Immutable;
using PureOptim;
using PureOptim.Core;
using PureOptim.Numerics;

namespace Optimizers;

/// <summary>
/// Gradient descent along an exponential average of the gradients.
/// <code>
/// m' = β m + (1 - β) g
/// θ' = θ - η m'
/// </code>
/// </summary>
public sealed record MyOptimizer : ElementWise
{
    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1)]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.01;

    /// <summary>The share β of the average that survives a step, from 0 to 1, without unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.UnitInterval)]
    public Schedule Beta { get; init => field = Checked(value); } = 0.9;

    /// <summary>The average, which is 0 at the start.</summary>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Average", "m")];

    /// <summary>The laws that hold beyond those of every optimizer: the documentation of a trait names its laws, and the tests check them.</summary>
    public override OptimizerTraits Traits => base.Traits | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant;

    /// <inheritdoc/>
    public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
    {
        var beta = t.Of(Beta);
        coordinates.Apply<Rule<R>, R>(new(t.Of(LearningRate), beta, 1 - beta));
    }

    /// <summary>The formula over the number system <typeparamref name="R"/>: it returns what is subtracted from the parameter, and the new memory.</summary>
    public readonly record struct Rule<R>(R LearningRate, R Beta, R OneMinusBeta) : IRule<R, R>
        where R : struct, IReal<R>
    {
        /// <inheritdoc/>
        public (R Update, R Memory) Step(R parameter, R gradient, R memory)
        {
            var average = Beta * memory + OneMinusBeta * gradient;
            return (LearningRate * average, average);
        }
    }
}
