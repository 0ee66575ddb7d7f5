using PureOptim.Core;
using PureOptim.Tests.Training;

namespace PureOptim.Tests.Transforms;

/// <summary>Wrappers, compositions and groups around each other, around optimizers of each kind, and around one that is of none.</summary>
internal static class Nests
{
    /// <summary>Those that need no more than a gradient.</summary>
    internal static IOptimizer[] OfGradients =>
    [
        new Adam().ClippedTo(0.5),
        new Adam().WithLookahead(3).ClippedTo(0.5),
        new Momentum().ClippedTo(0.1).WithLookahead(2, 0.3),
        new RmsProp().Averaged(0.8),
        new RmsProp().WithDecay(0.01).WithoutSchedule(0.8, Schedule.Linear(0, 1, 4)).ClippedTo(0.5),
        new Adam().ClippedTo(0.5).WithDecay(0.01).Averaged(0.8, AverageStart.Corrected),
        new Adam().Averaged(0.9, AverageStart.FirstStep).Accumulating(2),
        new AdaGrad().Accumulating(3),
        new MultiSteps(new Nesterov(), 2) { Accumulation = Accumulation.Sum },
        new Adam().Accumulating(2).Accumulating(2),
        new Sgd().WithNoise(0.1),
        new RmsProp().WithNoise(0.1, seed: 5).WithDecay(0.01, 0.1),
        new Momentum().WithLookahead(2).WithDecay(0.1),
        new Nesterov().WithDecay(0),
        new Nesterov().ClippedTo(0.2).WithTrustRatio(0.01),
        new Momentum().WithTrustRatio(0.01).WithDecay(0.1).WithTrustRatio(0.02),
        new Lamb { WeightDecay = 0.1 },
        new Lamb().Accumulating(3).ClippedTo(1),
        new Lamb().WithLookahead(2).Averaged(0.5),
        new Adam().WithDecay(0.1).Maximizing().ClippedTo(0.5),
        new Lamb().Maximizing().Accumulating(2),
        new NoisySgd { Seed = 7 },
        new NoisySgd().WithTrustRatio(0.1).Accumulating(2),
        new Groups(("W*", new Momentum().ClippedTo(0.2)), ("*", new Adam().WithNoise(0.01))),
        new Groups(("?1", new Adam()), ("W*", new Lamb()), ("*", new Sgd().WithLookahead(2))).ClippedTo(0.5),
        new Groups(("b2", new Adam().Averaged(0.9, AverageStart.Corrected)), ("*", new Groups(("W1", new Lamb()), ("*", new Sgd())))).WithDecay(0.01),
        new Groups(("W*", new Lamb()), ("*", new Momentum().WithTrustRatio(0.01))).ClippedTo(0.5), // No group moves by gradients that are handed over.
        new Adam().WithOthers(new Momentum().ClippedTo(0.2)).WithDecay(0.01),
        new Groups(("W2", new Wrapped(new Adam())), ("*", new Momentum().Accumulating(2))).WithLookahead(3),
        new Wrapped(new Adam()).ClippedTo(0.5),
        new Wrapped(new Momentum()).WithTrustRatio(0.1).Accumulating(2),
        new Wrapped(new Adam()).WithDecay(0.1).Averaged(0.5, AverageStart.Corrected),
        new Halfway().WithDecay(0.1),
        new Halfway().ClippedTo(0.3).WithTrustRatio(0.1).Accumulating(2),
    ];

    /// <summary>Those that need gradients elsewhere or the loss, too.</summary>
    internal static IOptimizer[] OfModels =>
    [
        new Adam().SharpnessAware(0.1),
        new Adam().SharpnessAware(0.1).Accumulating(2),
        new Sgd().Accumulating(2).SharpnessAware(0.1),
        new Lamb().SharpnessAware(0.1).WithLookahead(2),
        new Momentum().ClippedTo(0.2).SharpnessAware(0.1).ClippedTo(0.5).WithDecay(0.01),
        new Adam().SharpnessAware(0.1).SharpnessAware(0.05),
        new Groups(("W*", new Lamb()), ("*", new Sgd())).SharpnessAware(0.1).Averaged(0.9),
        new Wrapped(new Adam()).SharpnessAware(0.1).WithTrustRatio(0.01),
        new Adam().SharpnessAware(0.1).Maximizing(),
        new LossDescent().SharpnessAware(0.1).Maximizing().ClippedTo(0.5),
        new Groups(("W1", new LossDescent().Maximizing()), ("*", new Adam())),
        new Wrapped(new Adam()).SharpnessAware(0.1).Maximizing(),
        new Sgd { LearningRate = 1 }.WithBacktracking(),
        new Lbfgs().WithZoom(),
        new Lbfgs().WithStrongWolfe(),
        new Adam().WithStrongWolfe().Accumulating(2).ClippedTo(0.5),
        new Momentum().WithDecay(0.01).WithZoom().Maximizing(),
        new Adam().SharpnessAware(0.1).WithBacktracking(),
        new Wrapped(new Adam()).WithZoom().WithDecay(0.01),
        new LossDescent(),
        new LossDescent().ClippedTo(0.5).Accumulating(2),
        new Groups(("W1", new LossDescent()), ("*", new Adam())).SharpnessAware(0.1),
    ];

    /// <summary>Goes half of the way that the larger of gradient and parameter says: a tensor-wise rule that looks at one coordinate at a time.</summary>
    internal sealed record Halfway : TensorWise
    {
        protected internal override Scope Scope => Scope.Coordinate;

        protected internal override Vector Step(TensorStep tensor, StepContext t) => 0.5 * Vector.Min(tensor.Gradient, tensor.Parameter);
    }

    /// <summary>Descends the faster the greater the loss.</summary>
    internal sealed record LossDescent : TensorWise
    {
        public override Needs Needs => Needs.Loss;

        protected internal override Scope Scope => Scope.Coordinate;

        protected internal override Vector Step(TensorStep tensor, StepContext t) => 0.01 * t.Loss * tensor.Gradient;
    }
}
