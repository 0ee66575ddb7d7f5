using System.Collections.Immutable;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The losses of a trial, thinned out. On an objective: the loss at every so-manieth step from the start (step 0) on, and at every step of a
/// trial of up to 1000. Of a network, whose losses are noisy: the mean of each hundred iterations, and every loss of a trial of up to 200.
/// </summary>
/// <param name="First">The step of the first value.</param>
/// <param name="Every">From the step of one value to that of the next.</param>
/// <param name="Values">The losses.</param>
internal sealed record LossCurve(long First, long Every, ImmutableArray<double> Values)
{
    private const int Longest = 1_000;
    private const int Hundred = 100;
    private const int ShortTraining = 200;

    /// <summary>The loss at a step, or null where it was not kept.</summary>
    internal double? At(long step) => step >= First && (step - First) % Every == 0 && (step - First) / Every is var i && i < Values.Length ? Values[(int)i] : null;

    /// <summary>How many steps apart the losses of a path are kept: the least power of ten that leaves at most a thousand and the first.</summary>
    internal static long SpacingOfPath(long steps)
    {
        var every = 1L;
        while (steps / every > Longest) every *= 10;
        return every;
    }

    /// <summary>Of losses from iteration 1 on: each of up to 200; otherwise the mean of each full hundred, under its last iteration.</summary>
    internal static LossCurve OfTraining(ImmutableArray<double> losses) => losses.Length <= ShortTraining ? new(1, 1, losses) : new(
        Hundred, Hundred, [.. losses.Chunk(Hundred).Where(hundred => hundred.Length == Hundred).Select(hundred => hundred.Aggregate((sum, loss) => sum + loss) / Hundred)]);
}
