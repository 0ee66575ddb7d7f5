using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Reference;

/// <summary>
/// Short runs that tell optimizers apart, on a valley that is moved: the minimum of the usual one is the origin, where decay leads by itself, and lies whole numbers away from its start, which steps of one length may meet exactly.
/// </summary>
internal static class ChoiceRuns
{
    /// <summary>The number of steps, and of the last ones, whose losses count where gradients are noisy.</summary>
    internal const int Steps = 100, Last = 25;

    /// <summary>The number of seeds that a rate is chosen by, and of others, whose losses count: what was chosen as the lowest of many is no measure of itself.</summary>
    internal const int Choosing = 8, Counting = 32;

    /// <summary>The variance of the noise of each coordinate, which does not fade. The first gradient is (-0.7, 4).</summary>
    internal const double Variance = 1;

    /// <summary>The function.</summary>
    internal static Objective Function { get; } = Objective.Of("moved valley", 2, (x, y) => (x - 2.718) * (x - 2.718) / 20 + (y + 1.414) * (y + 1.414), [-4.3, 0.6]);

    /// <summary>The loss after the steps of a picture, at the rate where it is lowest.</summary>
    internal static double LowestLoss(IOptimizer optimizer) => RateLadder.AtEachRate(optimizer).Min(one => Finite(After(one, PicturePaths.Steps)));

    /// <summary>How many rates bring the function to a part of its first loss within the steps of a picture.</summary>
    internal static int WorkingRates(IOptimizer optimizer, double part) => RateLadder.AtEachRate(optimizer).Count(one => After(one, PicturePaths.Steps) <= part * Function.Loss(Function.Start));

    /// <summary>The mean loss that noise leaves and its standard error over the seeds; infinite where no rate leaves a finite one.</summary>
    internal static (double Mean, double Error) Noisy(IOptimizer optimizer)
    {
        var chosen = RateLadder.AtEachRate(optimizer).MinBy(one => Enumerable.Range(0, Choosing).Average(seed => Finite(NoisyLoss(one, (ulong)seed))))!;
        double[] losses = [.. Enumerable.Range(Choosing, Counting).Select(seed => Finite(NoisyLoss(chosen, (ulong)seed)))];
        var mean = losses.Average();
        return (mean, double.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / (Counting - 1) / Counting));
    }

    /// <summary>The mean loss of the last steps.</summary>
    private static double NoisyLoss(IOptimizer optimizer, ulong seed) =>
        (optimizer.WithNoise(Variance, seed) with { Fading = 0 }).Scan(Function, PicturePaths.Start(optimizer, Function)).Skip(Steps - Last + 1).Take(Last).Average(point => point.Loss);

    private static double After(IOptimizer optimizer, int steps) => optimizer.Scan(Function, PicturePaths.Start(optimizer, Function)).ElementAt(steps).Loss;

    private static double Finite(double loss) => double.IsNaN(loss) ? double.PositiveInfinity : loss;

    /// <summary>The function in words.</summary>
    internal static string Words => $"x²/20 + y² with its minimum moved to (2.718, -1.414), from ({NumberText.Shortest(Function.Start[0])}, {NumberText.Shortest(Function.Start[1])})";
}
