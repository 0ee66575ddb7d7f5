using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;

namespace PureOptim.Dialects;

/// <content>
/// The gradient transformations, and what wraps optimizers: <c>Optax.Chain([Optax.ClipByGlobalNorm(1)], Optax.Adam(0.01))</c>, or
/// <c>Optax.Chain(Optax.ScaleByAdam(), Optax.AddDecayedWeights(1e-4), Optax.ScaleByLearningRate(0.01))</c>.
/// What has another name here, or none: the rules of <c>scale_by_rprop</c>, <c>scale_by_sm3</c>, <c>scale_by_polyak</c>, <c>scale_by_optimistic_gradient</c> and <c>scale_by_factored_rms</c> are the optimizers at rate 1; for
/// <c>inject_hyperparams</c> every hyperparameter may be a schedule; <c>contrib.sam</c> is <see cref="Sam"/>, <c>incremental_update</c> is <see cref="ParameterAverage"/>, <c>unitwise_clip</c> is <see cref="AdaptiveClip"/>; for
/// <c>selective_transform</c> there are <see cref="Groups"/>, and for <c>per_example_layer_norm_clip</c> a group for each tensor, clipped around its accumulation; <c>snapshot</c>, <c>monitor</c> and <c>measure_with_ema</c> look at
/// training, as <see cref="Diagnostics"/> does. <c>named_chain</c> and <c>stateless</c> are about how Optax keeps states. Complex numbers, projections onto planes, which take a vector, and the condition of
/// <c>MultiSteps</c> on the size of a gradient are not there.
/// </content>
public static partial class Optax
{
    /// <summary>Transformations one after another.</summary>
    /// <exception cref="ArgumentException">There are two rules, or one stands where it has no counterpart.</exception>
    public static IOptimizer Chain(params ImmutableArray<OptaxTransform> transforms) => OptaxTransform.Chained(transforms.IsDefault ? [] : transforms);

    /// <summary>Transformations before and after an optimizer.</summary>
    /// <exception cref="ArgumentException">One has no counterpart on its side, or is a rule.</exception>
    public static IOptimizer Chain(ImmutableArray<OptaxTransform> before, IOptimizer optimizer, params ImmutableArray<OptaxTransform> after) =>
        OptaxTransform.Chained([.. before, OptaxTransform.Of(optimizer), .. after.IsDefault ? [] : after]);

    /// <summary>Nothing.</summary>
    public static OptaxTransform Identity() => Anywhere(optimizer => optimizer, optimizer => optimizer);

    /// <summary>Every element clipped to a magnitude.</summary>
    public static OptaxTransform Clip(double maxDelta) => Staged(optimizer => optimizer.ClippedByValue(maxDelta));

    /// <summary>Each tensor clipped by the root of its mean square.</summary>
    public static OptaxTransform ClipByBlockRms(double threshold) => Staged(optimizer => optimizer.ClippedByRms(threshold));

    /// <summary>All tensors together clipped to a length; before a rule.</summary>
    public static OptaxTransform ClipByGlobalNorm(double maxNorm) => Anywhere(optimizer => optimizer.ClippedTo(maxNorm), null);

    /// <summary>Each unit clipped to a part of its parameters.</summary>
    public static OptaxTransform AdaptiveGradClip(double clipping, double eps = 1e-3) => Staged(optimizer => optimizer.ClippedAdaptively(clipping) with { Epsilon = eps });

    /// <summary>The means of rows subtracted.</summary>
    public static OptaxTransform Centralize() => Staged(optimizer => optimizer.Centralized());

    /// <summary>All tensors together brought to a length.</summary>
    public static OptaxTransform NormalizeByUpdateNorm(double scaleFactor = 1, double eps = 1e-6) =>
        Staged(optimizer => optimizer.Normalized(scaleFactor) with { Epsilon = eps });

    /// <summary>All tensors together brought to a length of 1 (contrib); zeros stay zeros, where Optax makes NaN of them.</summary>
    [PeerName("optax.contrib.normalize")]
    public static OptaxTransform Normalize() => Staged(optimizer => optimizer.Normalized() with { Epsilon = 0 });

    /// <summary>A running average, corrected unless said otherwise.</summary>
    public static OptaxTransform Ema(double decay, bool debias = true) => Staged(optimizer => optimizer.WithGradientAverage(decay) with { IsCorrected = debias });

    /// <summary>A velocity; after a rule.</summary>
    public static OptaxTransform Trace(double decay, bool nesterov = false) => Anywhere(null, optimizer => optimizer.WithUpdateMomentum(decay, nesterov));

    /// <summary>A decay, of the gradient before a rule, of the parameters after it.</summary>
    public static OptaxTransform AddDecayedWeights(double weightDecay = 0) =>
        Anywhere(optimizer => optimizer.WithCoupledDecay(weightDecay), optimizer => optimizer.WithDecay(weightDecay) with { DecayPlacement = DecayPlacement.InUpdate }) with { LooksAtParameters = true };

    /// <summary>Noise that fades; before a rule. Optax draws other numbers.</summary>
    public static OptaxTransform AddNoise(double eta, double gamma, ulong key = 0) => Anywhere(optimizer => optimizer.WithNoise(eta, key) with { Fading = gamma }, null);

    /// <summary>Zeros in place of what is no number.</summary>
    public static OptaxTransform ZeroNans() => Staged(optimizer => optimizer.WithoutNaNs());

    /// <summary>Updates as long as their tensors, times a coefficient; after a rule.</summary>
    public static OptaxTransform ScaleByTrustRatio(double trustCoefficient = 1) => Anywhere(null, optimizer => optimizer.WithTrustRatio(trustCoefficient));

    /// <summary>Updates times the norm of their tensors; after a rule.</summary>
    public static OptaxTransform ScaleByParamBlockNorm(double minScale = 1e-3) =>
        Anywhere(null, optimizer => optimizer.ScaledByParameters(ParameterLength.Norm) with { Minimum = minScale });

    /// <summary>Updates times the root of the mean square of their tensors; after a rule.</summary>
    public static OptaxTransform ScaleByParamBlockRms(double minScale = 1e-3) => Anywhere(null, optimizer => optimizer.ScaledByParameters() with { Minimum = minScale });

    /// <summary>Updates times a number, which may be negative; after a rule.</summary>
    public static OptaxTransform Scale(double stepSize) =>
        Anywhere(null, optimizer => optimizer.WithUpdateScale(double.Abs(stepSize))) with { TurnsSign = stepSize < 0 };

    /// <summary>Updates times a schedule of numbers from 0 on; after a rule.</summary>
    public static OptaxTransform ScaleBySchedule(Schedule stepSizeFn) => Anywhere(null, optimizer => optimizer.WithUpdateScale(stepSizeFn));

    /// <summary>Updates times a rate, their sign turned unless said otherwise; after a rule.</summary>
    public static OptaxTransform ScaleByLearningRate(Schedule learningRate, bool flipSign = true) =>
        Anywhere(null, optimizer => optimizer.WithUpdateScale(learningRate)) with { TurnsSign = flipSign };

    /// <summary>Updates added up and given out every so many steps; after a rule.</summary>
    public static OptaxTransform ApplyEvery(int k = 1) => Anywhere(null, optimizer => optimizer.WithDelayedUpdates(k));

    /// <summary>No update at all; after a rule, which does not step.</summary>
    public static OptaxTransform SetToZero() => Anywhere(null, optimizer => optimizer.Frozen());

    /// <summary>Parameters that do not become negative; last in a chain.</summary>
    public static OptaxTransform KeepParamsNonnegative() => Anywhere(null, optimizer => optimizer.KeptWithin(0));

    /// <summary>AdaGrad's rule.</summary>
    public static OptaxTransform ScaleByRss(double initialAccumulatorValue = 0.1, double eps = 1e-7) => Rule(Adagrad(1, initialAccumulatorValue, eps));

    /// <summary>RMSProp's rule.</summary>
    public static OptaxTransform ScaleByRms(double decay = 0.9, double eps = 1e-8, double initialScale = 0, bool epsInSqrt = true) =>
        Rule(Rmsprop(1, decay, eps, initialScale, epsInSqrt));

    /// <summary>The rule of centered RMSProp.</summary>
    public static OptaxTransform ScaleByStddev(double decay = 0.9, double eps = 1e-8, double initialScale = 0, bool epsInSqrt = true) =>
        Rule(Rmsprop(1, decay, eps, initialScale, epsInSqrt, centered: true));

    /// <summary>Adam's rule.</summary>
    public static OptaxTransform ScaleByAdam(double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, bool nesterov = false) => Rule(Adam(1, b1, b2, eps, nesterov: nesterov));

    /// <summary>AMSGrad's rule.</summary>
    public static OptaxTransform ScaleByAmsgrad(double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) => Rule(AmsGrad(1, b1, b2, eps));

    /// <summary>Adamax's rule.</summary>
    public static OptaxTransform ScaleByAdamax(double b1 = 0.9, double b2 = 0.999, double eps = 1e-8) => Rule(Adamax(1, b1, b2, eps));

    /// <summary>Adadelta's rule.</summary>
    public static OptaxTransform ScaleByAdadelta(double rho = 0.9, double eps = 1e-6) => Rule(Adadelta(1, rho, eps));

    /// <summary>AdaBelief's rule.</summary>
    public static OptaxTransform ScaleByBelief(double b1 = 0.9, double b2 = 0.999, double eps = 1e-16, double epsRoot = 1e-16) => Rule(Adabelief(1, b1, b2, eps, epsRoot));

    /// <summary>Yogi's rule.</summary>
    public static OptaxTransform ScaleByYogi(double b1 = 0.9, double b2 = 0.999, double eps = 1e-3) => Rule(Yogi(1, b1, b2, eps));

    /// <summary>RAdam's rule.</summary>
    public static OptaxTransform ScaleByRadam(double b1 = 0.9, double b2 = 0.999, double eps = 1e-8, double threshold = 5) => Rule(RAdam(1, b1, b2, eps, threshold));

    /// <summary>Adan's rule.</summary>
    public static OptaxTransform ScaleByAdan(double b1 = 0.98, double b2 = 0.92, double b3 = 0.99, double eps = 1e-8, double epsRoot = 1e-8) => Rule(Adan(1, b1, b2, b3, eps, epsRoot));

    /// <summary>Lion's rule.</summary>
    public static OptaxTransform ScaleByLion(double b1 = 0.9, double b2 = 0.99) => Rule(Lion(1, b1, b2, 0));

    /// <summary>NovoGrad's rule.</summary>
    public static OptaxTransform ScaleByNovograd(double b1 = 0.9, double b2 = 0.25, double eps = 1e-6, double weightDecay = 0) => Rule(Novograd(1, b1, b2, eps, weightDecay));

    /// <summary>The rule of L-DoG: DoG with a rate of its own for each tensor.</summary>
    public static OptaxTransform ScaleByDistanceOverGradients(double repsRel = 1e-6, double eps = 1e-8, double globalScale = 1) =>
        Rule(new Dog { LearningRate = double.Abs(globalScale), InitialStep = repsRel, Epsilon = eps, PerTensor = true }) with { TurnsSign = globalScale < 0 };

    /// <summary>The rule of L-BFGS.</summary>
    public static OptaxTransform ScaleByLbfgs(int memorySize = 10, bool scaleInitPrecond = true) => Rule(new Lbfgs
    {
        History = memorySize,
        KeepsAnyCurvature = true,
        Scaling = scaleInitPrecond ? LbfgsScaling.Norm : LbfgsScaling.None,
    });

    /// <summary>A rate that is made smaller until the loss falls; after a rule.</summary>
    public static OptaxTransform ScaleByBacktrackingLinesearch(
        int maxBacktrackingSteps, double slopeRtol = 1e-4, double decreaseFactor = 0.8, double increaseFactor = 1.5, double maxLearningRate = 1) =>
        Anywhere(null, optimizer => new Backtracking(optimizer)
        {
            Most = maxBacktrackingSteps + 1,
            Decrease = slopeRtol,
            Shrinkage = decreaseFactor,
            Growth = increaseFactor,
            Largest = maxLearningRate,
            MayRise = true,
        });

    /// <summary>A rate at which the loss falls and its slope is small, beginning at 1 ("one") or at the last one ("keep"); after a rule.</summary>
    /// <exception cref="ArgumentException">The first rate is neither.</exception>
    public static OptaxTransform ScaleByZoomLinesearch(
        int maxLinesearchSteps, double? maxLearningRate = null, double increaseFactor = 2, double slopeRtol = 1e-4, double curvRtol = 0.9, double approxDecRtol = 1e-6,
        double stepsizePrecision = 1e-5, string initialGuessStrategy = "keep")
    {
        if (initialGuessStrategy is not ("one" or "keep")) throw new ArgumentException("A search begins at one or keep.", nameof(initialGuessStrategy));
        return Anywhere(null, optimizer => new Zoom(optimizer)
        {
            Most = maxLinesearchSteps,
            Largest = maxLearningRate ?? double.PositiveInfinity,
            Growth = increaseFactor,
            Decrease = slopeRtol,
            Curvature = curvRtol,
            Rise = approxDecRtol,
            Shortest = stepsizePrecision,
            KeepsRate = initialGuessStrategy == "keep",
            MayRise = true,
        });
    }

    /// <summary>Signs.</summary>
    public static OptaxTransform ScaleBySign() => Rule(SignSgd(1));

    private static Schedule When(Func<long, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Schedule.Custom(step => condition(step) ? 1 : 0, 0, 1);
    }

    /// <summary>No update at all for tensors whose names fit a pattern, the others passed on; as an optimizer of its own it climbs.</summary>
    public static IOptimizer Freeze(string pattern) => new Groups((pattern, Chain().Frozen()), ("*", Chain()));

    /// <summary>Updates whose scale is learned (contrib).</summary>
    [PeerName("optax.contrib.mechanize")]
    public static IOptimizer Mechanize(IOptimizer baseOptimizer, double weightDecay = 1e-2, double eps = 1e-8, double sInit = 1e-6, int numBetas = 6) =>
        baseOptimizer.Mechanized() with { WeightDecay = weightDecay, Epsilon = eps, InitialScale = sInit, Decays = numBetas };

    /// <summary>The optimizer itself: here every optimizer goes over one flat vector.</summary>
    public static IOptimizer Flatten(IOptimizer inner) => inner;

    /// <summary>An optimizer for each group of tensors, by patterns for their names.</summary>
    /// <exception cref="ArgumentException">There is no pattern, or one is empty or has no optimizer.</exception>
    public static IOptimizer Partition(params ImmutableArray<(string Pattern, IOptimizer Optimizer)> members) => new Groups(members);

    /// <summary>An optimizer for tensors whose names fit a pattern. As in Optax, the gradients of the others are added to them: they climb. To keep them still, use <see cref="Partition"/> with <see cref="SetToZero"/>.</summary>
    public static IOptimizer Masked(IOptimizer inner, string pattern) => new Groups((pattern, inner), ("*", Chain()));

    private static OptaxTransform Rule(IOptimizer rule, [CallerMemberName] string name = "") => new(name) { Rule = rule };

    private static OptaxTransform Staged(Func<IOptimizer, StagedWrapper> wrap, [CallerMemberName] string name = "") =>
        new(name) { Before = wrap, After = optimizer => wrap(optimizer) with { Stage = WrapperStage.Update } };

    private static OptaxTransform Anywhere(Func<IOptimizer, IOptimizer>? before, Func<IOptimizer, IOptimizer>? after, [CallerMemberName] string name = "") =>
        new(name) { Before = before, After = after };
}
