using System.Collections.Immutable;

namespace PureOptim.Dialects;

/// <content>The schedules of keras.optimizers.schedules: <c>Keras.Adam(Keras.CosineDecay(0.1, 1000))</c>. The first step is number 0.</content>
public static partial class Keras
{
    /// <summary>Half a cosine wave to alpha times its start, after a line from the first rate to a target where one is given.</summary>
    public static Schedule CosineDecay(double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0)
    {
        var decay = DialectSchedules.Cosine(warmupTarget ?? initialLearningRate, decaySteps, alpha, 1);
        return warmupTarget is null ? decay : decay.WithWarmUp(warmupSteps, initialLearningRate);
    }

    /// <summary>Half cosine waves that begin high again, each longer by one factor and higher by another.</summary>
    public static Schedule CosineDecayRestarts(double initialLearningRate, long firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0) =>
        Schedule.CosineRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, alpha * initialLearningRate);

    /// <summary>A rate that is multiplied every so many steps, smoothly or not.</summary>
    public static Schedule ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) =>
        Schedule.Exponential(initialLearningRate, decayRate, decaySteps, staircase);

    /// <summary>A rate that is divided by one plus a multiple of the time, smoothly or not.</summary>
    public static Schedule InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) =>
        Schedule.InverseTime(initialLearningRate, decayRate, decaySteps, staircase);

    /// <summary>Rates between boundaries; the step of a boundary still has the rate before it.</summary>
    /// <exception cref="ArgumentException">There is not one boundary fewer than rates, or boundaries do not increase.</exception>
    public static Schedule PiecewiseConstantDecay(ImmutableArray<long> boundaries, ImmutableArray<double> values)
    {
        if (values.IsDefaultOrEmpty || boundaries.Length != values.Length - 1)
            throw new ArgumentException("Values must be one more than boundaries.", nameof(values));
        return Schedule.PiecewiseConstant(values[0], [.. boundaries.Zip(values[1..], (boundary, value) => (boundary + 1, value))]);
    }

    /// <summary>A power of the time that is left; in cycles, it rises again after each end, less each time.</summary>
    public static Schedule PolynomialDecay(double initialLearningRate, long decaySteps, double endLearningRate = 0.0001, double power = 1, bool cycle = false) =>
        Schedule.Polynomial(initialLearningRate, endLearningRate, decaySteps, power, cycles: cycle);
}
