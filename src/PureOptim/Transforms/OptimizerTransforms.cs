using PureOptim.Core;

namespace PureOptim;

/// <summary>Wrappers in the order in which one says them: <c>new Adam().WithDecay(0.01, 0.001).ClippedTo(1)</c> clips, then steps, then decays.</summary>
public static class OptimizerTransforms
{
    /// <summary>The optimizer with gradients that are no longer than a maximum: <see cref="ClipByGlobalNorm"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="maximum">The length that no gradient exceeds, above 0.</param>
    public static ClipByGlobalNorm ClippedTo(this IOptimizer optimizer, Schedule maximum) => new(optimizer, maximum);

    /// <summary>The optimizer with parameters that lose a share of themselves beside its step: <see cref="DecoupledDecay"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="weightDecay">The decay, at least 0.</param>
    /// <param name="learningRate">The rate that it is multiplied by; 1 by default. For the decay of PyTorch's or Optax's AdamW, the optimizer's rate.</param>
    public static DecoupledDecay WithDecay(this IOptimizer optimizer, Schedule weightDecay, Schedule? learningRate = null) =>
        new(optimizer, weightDecay) { LearningRate = learningRate ?? 1 };

    /// <summary>The optimizer with a decay added to its gradients: <see cref="CoupledDecay"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="weightDecay">The decay, at least 0.</param>
    public static CoupledDecay WithCoupledDecay(this IOptimizer optimizer, Schedule weightDecay) => new(optimizer, weightDecay);

    /// <summary>The optimizer with steps as long as each tensor, times a rate: <see cref="TrustRatio"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="learningRate">The share of a tensor's length that a step moves it, at least 0.</param>
    public static TrustRatio WithTrustRatio(this IOptimizer optimizer, Schedule learningRate) => new(optimizer) { LearningRate = learningRate };

    /// <summary>The optimizer with one step for several gradients, with their mean: <see cref="MultiSteps"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="steps">The number of gradients for one step, at least 1.</param>
    public static MultiSteps Accumulating(this IOptimizer optimizer, int steps) => new(optimizer, steps);

    /// <summary>The optimizer with slow parameters that follow it every few steps: <see cref="Lookahead"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="period">The number of steps, at least 1.</param>
    /// <param name="slowRate">The share of the way that the slow parameters go, from 0 to 1; 0.5 where nothing is given.</param>
    public static Lookahead WithLookahead(this IOptimizer optimizer, int period = 5, Schedule? slowRate = null) =>
        new(optimizer) { Period = period, SlowRate = slowRate ?? 0.5 };

    /// <summary>The optimizer with a running average of its parameters as the result: <see cref="ParameterAverage"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="decay">The share of the average that survives a step, at least 0 and below 1.</param>
    /// <param name="start">The content of the average before it has seen any parameters.</param>
    public static ParameterAverage Averaged(this IOptimizer optimizer, Schedule decay, AverageStart start = AverageStart.Parameters) =>
        new(optimizer) { Decay = decay, Start = start };

    /// <summary>The optimizer, which should be without momentum, with the average of its points as the result and gradients between both: <see cref="ScheduleFree"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="beta">The place of the gradients, from 0 (at its points) to 1 (at the average); 0.9 where nothing is given.</param>
    /// <param name="learningRate">The rate that its steps count by in the average: its own, where that varies; 1 where nothing is given.</param>
    public static ScheduleFree WithoutSchedule(this IOptimizer optimizer, Schedule? beta = null, Schedule? learningRate = null) =>
        new(optimizer) { Beta = beta ?? 0.9, LearningRate = learningRate ?? 1 };

    /// <summary>The optimizer with steps that take the next difference of its updates in advance: <see cref="Optimism"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static Optimism Optimistic(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with gradients that are taken further up the hill: <see cref="Sam"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="radius">The distance at which they are taken, at least 0.</param>
    public static Sam SharpnessAware(this IOptimizer optimizer, Schedule radius) => new(optimizer) { Radius = radius };

    /// <summary>The optimizer with noise on its gradients that fades: <see cref="GradientNoise"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="variance">The variance of the noise in the first step, at least 0.</param>
    /// <param name="seed">The seed of all draws.</param>
    public static GradientNoise WithNoise(this IOptimizer optimizer, Schedule variance, ulong seed = 0) => new(optimizer) { Variance = variance, Seed = seed };

    /// <summary>The optimizer for matrices, and another for all other tensors: <see cref="ByShape"/>.</summary>
    /// <param name="matrices">The optimizer of matrices.</param>
    /// <param name="others">The optimizer of the others.</param>
    public static ByShape WithOthers(this IOptimizer matrices, IOptimizer others) => new(matrices, others);

    /// <summary>The optimizer on the function with its sign turned, so that it goes up: <see cref="Maximize"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static Maximize Maximizing(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with a velocity that its updates push: <see cref="UpdateMomentum"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="momentumFactor">The share of the velocity that survives a step, from 0 to 1.</param>
    /// <param name="isNesterov">Whether the velocity looks a step ahead.</param>
    public static UpdateMomentum WithUpdateMomentum(this IOptimizer optimizer, Schedule momentumFactor, bool isNesterov = false) =>
        new(optimizer) { MomentumFactor = momentumFactor, IsNesterov = isNesterov };

    /// <summary>The optimizer with updates times a factor: <see cref="UpdateScale"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="factor">The factor, at least 0.</param>
    public static UpdateScale WithUpdateScale(this IOptimizer optimizer, Schedule factor) => new(optimizer, factor);

    /// <summary>The optimizer with gradients of which no element is larger than a maximum: <see cref="ClipByValue"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="maximum">The magnitude that no element exceeds, above 0.</param>
    public static ClipByValue ClippedByValue(this IOptimizer optimizer, Schedule maximum) => new(optimizer, maximum);

    /// <summary>The optimizer with gradients clipped by the root of their mean square, tensor by tensor: <see cref="ClipByRms"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="maximum">The threshold, above 0.</param>
    public static ClipByRms ClippedByRms(this IOptimizer optimizer, Schedule maximum) => new(optimizer, maximum);

    /// <summary>The optimizer with gradients no longer than a part of their parameters, unit by unit: <see cref="AdaptiveClip"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="ratio">The largest ratio of lengths, above 0.</param>
    public static AdaptiveClip ClippedAdaptively(this IOptimizer optimizer, Schedule ratio) => new(optimizer, ratio);

    /// <summary>The optimizer with gradients whose rows have a mean of 0: <see cref="Centralize"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static Centralize Centralized(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with gradients of one length: <see cref="Normalize"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="length">The length, above 0.</param>
    public static Normalize Normalized(this IOptimizer optimizer, Schedule? length = null) => new(optimizer) { Target = length ?? 1 };

    /// <summary>The optimizer with running averages instead of gradients: <see cref="GradientAverage"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="decay">The share of the average that survives a step, at least 0 and below 1.</param>
    public static GradientAverage WithGradientAverage(this IOptimizer optimizer, Schedule decay) => new(optimizer, decay);

    /// <summary>The optimizer with updates times the size of each tensor: <see cref="ParameterScale"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="length">The measure of size.</param>
    public static ParameterScale ScaledByParameters(this IOptimizer optimizer, ParameterLength length = ParameterLength.RootMeanSquare) => new(optimizer) { Length = length };

    /// <summary>The optimizer with updates that are added up and taken off together: <see cref="DelayedUpdates"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="period">The number of steps, at least 1.</param>
    public static DelayedUpdates WithDelayedUpdates(this IOptimizer optimizer, int period) => new(optimizer, period);

    /// <summary>The optimizer with parameters that stay within bounds: <see cref="Box"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="lower">The least parameter; minus infinity for none.</param>
    /// <param name="upper">The greatest parameter; infinity for none.</param>
    public static Box KeptWithin(this IOptimizer optimizer, double lower, double upper = double.PositiveInfinity) => new(optimizer) { Lower = lower, Upper = upper };

    /// <summary>The optimizer with parameters that stay within a distance of 0: <see cref="Ball"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="radius">The distance, above 0.</param>
    public static Ball KeptInBall(this IOptimizer optimizer, Schedule radius) => new(optimizer, radius);

    /// <summary>The optimizer, which stands still for a number of steps, or for ever: <see cref="Frozen"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="steps">The number of steps, at least 0.</param>
    public static Frozen Frozen(this IOptimizer optimizer, long steps = long.MaxValue) => new(optimizer) { Steps = steps };

    /// <summary>The optimizer without steps whose gradient is not finite: <see cref="SkipNotFinite"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="most">The number of steps in a row that may be left out, at least 1.</param>
    public static SkipNotFinite SkippingNotFinite(this IOptimizer optimizer, int most) => new(optimizer, most);

    /// <summary>The optimizer with 0 in place of what is no number: <see cref="ZeroNaNs"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static ZeroNaNs WithoutNaNs(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with updates whose scale is learned: <see cref="Mechanize"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static Mechanize Mechanized(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with the slow part of its gradients enlarged: <see cref="Grokfast"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="weight">The weight of the average of gradients, at least 0.</param>
    /// <param name="decay">The decay of the average, at least 0 and below 1; 0.98 where nothing is given.</param>
    public static Grokfast WithSlowGradients(this IOptimizer optimizer, Schedule weight, Schedule? decay = null) => new(optimizer) { Weight = weight, Decay = decay ?? 0.98 };

    /// <summary>The optimizer without the coordinates of a step that go up the gradient: <see cref="Cautious"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static Cautious Cautiously(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with a rate that is made smaller until the loss falls: <see cref="Backtracking"/>.</summary>
    /// <param name="optimizer">The optimizer, whose own rate should mostly be 1.</param>
    /// <param name="most">The largest number of rates that are looked at in a step, at least 1.</param>
    public static Backtracking WithBacktracking(this IOptimizer optimizer, int most = 16) => new(optimizer) { Most = most };

    /// <summary>The optimizer with a rate at which the loss falls and its slope is small, as Optax finds it: <see cref="Zoom"/>.</summary>
    /// <param name="optimizer">The optimizer, whose own rate should mostly be 1.</param>
    /// <param name="most">The largest number of rates that are looked at in a step, at least 1.</param>
    public static Zoom WithZoom(this IOptimizer optimizer, int most = 20) => new(optimizer) { Most = most };

    /// <summary>The optimizer with a rate at which the loss falls and its slope is small, as PyTorch finds it: <see cref="StrongWolfe"/>.</summary>
    /// <param name="optimizer">The optimizer, whose own rate should mostly be 1.</param>
    public static StrongWolfe WithStrongWolfe(this IOptimizer optimizer) => new(optimizer);

    /// <summary>The optimizer with parameters that are at least 0 and have a sum: <see cref="Simplex"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="total">The sum, above 0; 1 where nothing is given.</param>
    public static Simplex KeptOnSimplex(this IOptimizer optimizer, Schedule? total = null) => new(optimizer, total ?? 1);

    /// <summary>The optimizer with parameters whose magnitudes have a sum of no more than a radius: <see cref="L1Ball"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="radius">The sum, above 0.</param>
    public static L1Ball KeptInL1Ball(this IOptimizer optimizer, Schedule radius) => new(optimizer, radius);

    /// <summary>The optimizer with parameters of which a weighted sum is at most a number: <see cref="Halfspace"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="normal">The weights, one for each parameter or one for all, not all of them 0.</param>
    /// <param name="offset">The number.</param>
    public static Halfspace KeptInHalfspace(this IOptimizer optimizer, Parameters<double> normal, Schedule offset) => new(optimizer, normal, offset);

    /// <summary>The optimizer, which takes a step in some steps only: <see cref="Gate"/>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="when">A schedule that is 0 where it takes none.</param>
    public static Gate Stepping(this IOptimizer optimizer, Schedule when) => new(optimizer, when);

    /// <summary>The wrapper, whose change is made in some steps only: <see cref="ChangeGate"/>.</summary>
    /// <param name="change">The wrapper.</param>
    /// <param name="when">A schedule that is 0 where there is no change.</param>
    public static ChangeGate Changing(this Wrapper change, Schedule when) => new(change, when);
}
