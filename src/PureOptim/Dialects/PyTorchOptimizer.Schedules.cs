using PureOptim.Numerics;

namespace PureOptim.Dialects;

/// <content>Schedules, which take the rate of the optimizer first where they multiply it.</content>
public static partial class PyTorchOptimizer
{
    /// <summary>
    /// A warm-up, a constant rate and a fall: "cosine", "1-sqrt", "linear" or "1-square". Only the cosine falls to the least rate; the others fall to 0, and jump up to it.
    /// </summary>
    public static Schedule GetWsdSchedule(
        double lr, long numWarmupSteps, long numStableSteps, long numDecaySteps, double minLrRatio = 0, double numCycles = 0.5, string cooldownType = "1-sqrt")
    {
        var cooldown = DialectSchedules.Chosen(
            cooldownType, nameof(cooldownType), ("cosine", Cooldown.Cosine), ("1-sqrt", Cooldown.OneMinusRoot), ("linear", Cooldown.Linear), ("1-square", Cooldown.OneMinusSquare));
        if (cooldown == Cooldown.Cosine && numCycles != 0.5) throw Argument.OutOfRange(nameof(numCycles), numCycles, "0.5: half a wave");
        return Schedule.WarmUpStableDecay(lr, numWarmupSteps, numStableSteps, numDecaySteps, cooldown, cooldown == Cooldown.Cosine ? minLrRatio * lr : 0)
            .Then(minLrRatio * lr, numWarmupSteps + numStableSteps + numDecaySteps);
    }

    /// <summary>A reflected exponential.</summary>
    public static Schedule RexScheduler(long totalSteps, double maxLr = 1, double minLr = 0) => Schedule.Rex(maxLr, totalSteps, minLr);
}
