using System.Collections.Immutable;

namespace PureOptim.Dialects;

/// <content>
/// The schedules of torch.optim.lr_scheduler, which take the rate of the optimizer first: <c>PyTorch.Adam(PyTorch.StepLR(0.1, stepSize: 30))</c>. They count what PyTorch
/// counts with each call of its <c>step()</c>, from 0. PyTorch computes most of them from the rate before, so that it differs by a rounding for each step.
/// </content>
public static partial class PyTorch
{
    /// <summary>The rate times a function of the step, whose values are from the least to the greatest.</summary>
    public static Schedule LambdaLR(double lr, Func<long, double> lrLambda, double least = 0, double greatest = 1) => Schedule.Custom(lrLambda, least, greatest).Times(lr);

    /// <summary>
    /// The rate times a function of each step from 1 on: of step t the product of its values from 1 to t, which are from the least to the greatest product. A value costs the factors since the one that was asked for last, or all.
    /// </summary>
    public static Schedule MultiplicativeLR(double lr, Func<long, double> lrLambda, double least = 0, double greatest = 1)
    {
        ArgumentNullException.ThrowIfNull(lrLambda);
        var last = Tuple.Create(0L, 1.0);
        return Schedule.Custom(Product, least, greatest).Times(lr);

        double Product(long step)
        {
            // Whatever was asked for last, the factors are multiplied from the first on.
            var (at, product) = last.Item1 <= step ? last : Tuple.Create(0L, 1.0);
            while (at < step) product *= lrLambda(++at);
            last = Tuple.Create(step, product);
            return product;
        }
    }

    /// <summary>The rate times gamma every so many steps.</summary>
    public static Schedule StepLR(double lr, long stepSize, double gamma = 0.1) => Schedule.Exponential(lr, gamma, stepSize, staircase: true);

    /// <summary>The rate times gamma at each milestone.</summary>
    public static Schedule MultiStepLR(double lr, ImmutableArray<long> milestones, double gamma = 0.1) => Schedule.MultiStep(lr, gamma, milestones);

    /// <summary>A part of the rate for some steps, then all of it.</summary>
    public static Schedule ConstantLR(double lr, double factor = 1.0 / 3, long totalIters = 5) =>
        totalIters <= 0 ? lr : Schedule.PiecewiseConstant(lr * factor, (totalIters, lr));

    /// <summary>A line from one part of the rate to another.</summary>
    public static Schedule LinearLR(double lr, double startFactor = 1.0 / 3, double endFactor = 1, long totalIters = 5) =>
        totalIters <= 0 ? lr * endFactor : Schedule.Linear(lr * startFactor, lr * endFactor, totalIters);

    /// <summary>The rate times gamma in each step.</summary>
    public static Schedule ExponentialLR(double lr, double gamma) => Schedule.Exponential(lr, gamma);

    /// <summary>A power of the steps that are left.</summary>
    public static Schedule PolynomialLR(double lr, long totalIters = 5, double power = 1) => Schedule.Polynomial(lr, 0, totalIters, power);

    /// <summary>A cosine wave down to a rate, and beyond its end up again.</summary>
    public static Schedule CosineAnnealingLR(double lr, long tMax, double etaMin = 0) =>
        Schedule.Interpolated(lr, Interpolation.Cosine, (tMax, etaMin), (2.0 * tMax, lr)).Repeating(2 * tMax);

    /// <summary>Half cosine waves that begin high again, each longer by a factor.</summary>
    public static Schedule CosineAnnealingWarmRestarts(double lr, long t0, int tMult = 1, double etaMin = 0) => Schedule.CosineRestarts(lr, t0, tMult, 1, etaMin);

    /// <summary>Lines up and down between two rates ("triangular"), the distance halved with each cycle ("triangular2") or times gamma in each step ("exp_range").</summary>
    public static Schedule CyclicLR(double baseLr, double maxLr, long stepSizeUp = 2000, long? stepSizeDown = null, string mode = "triangular", double gamma = 1)
    {
        var (cycle, step) = DialectSchedules.Chosen(mode, nameof(mode), ("triangular", (1.0, 1.0)), ("triangular2", (0.5, 1.0)), ("exp_range", (1.0, gamma)));
        return Schedule.Cyclic(baseLr, maxLr, stepSizeUp, stepSizeDown ?? stepSizeUp, cycle, step);
    }

    /// <summary>The momentum that <see cref="CyclicLR"/> sets with its rate, from the larger to the smaller where the rate goes up.</summary>
    public static Schedule CyclicLRMomentum(
        long stepSizeUp = 2000, long? stepSizeDown = null, string mode = "triangular", double gamma = 1, double baseMomentum = 0.8, double maxMomentum = 0.9) =>
        CyclicLR(maxMomentum, baseMomentum, stepSizeUp, stepSizeDown, mode, gamma);

    /// <summary>One cycle: up to the greatest rate and down to almost nothing, or, with three phases, down to the first rate before that.</summary>
    public static Schedule OneCycleLR(
        double maxLr, long? totalSteps = null, long? epochs = null, long? stepsPerEpoch = null, double pctStart = 0.3, string annealStrategy = "cos", double divFactor = 25,
        double finalDivFactor = 1e4, bool threePhase = false)
    {
        var first = maxLr / divFactor;
        return OneCycle(Total(totalSteps, epochs, stepsPerEpoch), pctStart, annealStrategy, threePhase, first, maxLr, first, first / finalDivFactor);
    }

    /// <summary>The momentum that <see cref="OneCycleLR"/> sets with its rate, from the larger to the smaller where the rate goes up.</summary>
    public static Schedule OneCycleLRMomentum(
        long? totalSteps = null, long? epochs = null, long? stepsPerEpoch = null, double pctStart = 0.3, string annealStrategy = "cos", double baseMomentum = 0.85,
        double maxMomentum = 0.95, bool threePhase = false) =>
        OneCycle(Total(totalSteps, epochs, stepsPerEpoch), pctStart, annealStrategy, threePhase, maxMomentum, baseMomentum, maxMomentum, maxMomentum);

    /// <summary>The rate of a run whose parameters are averaged: from the optimizer's to its own, along half a cosine wave ("cos") or a line ("linear").</summary>
    public static Schedule SWALR(double lr, double swaLr, long annealEpochs = 10, string annealStrategy = "cos") =>
        Schedule.Interpolated(lr, Annealing(annealStrategy), (annealEpochs, swaLr));

    /// <summary>Schedules one after another; each begins at its own step 0 at its milestone.</summary>
    /// <exception cref="ArgumentException">There is no schedule, or not one milestone fewer than schedules.</exception>
    public static Schedule SequentialLR(ImmutableArray<Schedule> schedulers, ImmutableArray<long> milestones) => Optax.JoinSchedules(schedulers, milestones);

    /// <summary>The product of schedules: give the rate to the first, and 1 to the others. Those with a least rate of their own are no factors, and PyTorch's result depends on their order.</summary>
    /// <exception cref="ArgumentException">There is no schedule.</exception>
    public static Schedule ChainedScheduler(params ImmutableArray<Schedule> schedulers) => schedulers.IsDefaultOrEmpty
        ? throw new ArgumentException("Schedulers must be at least one.", nameof(schedulers))
        : schedulers[1..].Aggregate(schedulers[0], ScheduleFactories.Times);

    /// <summary>A rate that shrinks when a metric stops getting better; start it at the rate of the optimizer.</summary>
    public static ReduceOnPlateau ReduceLROnPlateau(
        string mode = "min", double factor = 0.1, long patience = 10, double threshold = 1e-4, string thresholdMode = "rel", long cooldown = 0, double minLr = 0, double eps = 1e-8) => new()
        {
            IsMaximized = DialectSchedules.Chosen(mode, nameof(mode), ("min", false), ("max", true)),
            Factor = factor,
            Patience = patience,
            Threshold = threshold,
            ThresholdMode = DialectSchedules.Chosen(thresholdMode, nameof(thresholdMode), ("rel", PlateauThreshold.Relative), ("abs", PlateauThreshold.Absolute)),
            Cooldown = cooldown,
            LeastRate = minLr,
            LeastChange = eps,
        };

    private static Interpolation Annealing(string strategy) =>
        DialectSchedules.Chosen(strategy, "annealStrategy", ("cos", Interpolation.Cosine), ("linear", Interpolation.Linear));

    private static long Total(long? totalSteps, long? epochs, long? stepsPerEpoch) => (totalSteps ?? epochs * stepsPerEpoch) is { } total
        ? total
        : throw new ArgumentException("A cycle needs its total steps, or its epochs and the steps of an epoch.", nameof(totalSteps));

    /// <summary>The phases of one cycle. Their ends are one step too early, which PyTorch counts from 0, and need not be whole.</summary>
    private static Schedule OneCycle(long total, double pctStart, string strategy, bool threePhase, double first, double peak, double third, double last) => threePhase
        ? Schedule.Interpolated(first, Annealing(strategy), (pctStart * total - 1, peak), (2 * pctStart * total - 2, third), (total - 1, last))
        : Schedule.Interpolated(first, Annealing(strategy), (pctStart * total - 1, peak), (total - 1, last));
}
