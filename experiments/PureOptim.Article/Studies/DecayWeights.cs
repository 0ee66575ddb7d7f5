using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Studies;

/// <summary>The weights of the past under a decay: of each squared gradient in the running mean, and the number of steps that it reaches back.</summary>
internal static class DecayWeights
{
    private static readonly double[] _decays = [0.5, 0.9, 0.99, 0.999, 0.9999];

    /// <summary>The weights (1 - γ) γ^k of the gradient k steps ago.</summary>
    internal static ChartData Weights()
    {
        const int oldest = 10_000;
        return new()
        {
            Name = "weights",
            Title = "The weight (1 − γ) γᵏ of the gradient k steps ago",
            Explanation = "A decay counts the last 1/(1 - γ) gradients about alike and forgets what is older. What the mean starts from, 0, keeps the weight that is missing, γ to the number of steps.",
            Horizontal = new("age k + 1 in steps, the newest is 1", 1, oldest, IsLogarithmic: true),
            Vertical = new("weight", 1e-6, 1, IsLogarithmic: true),
            MarkerEvery = 8,
            Series =
            [
                .. _decays.Select(decay => new ChartSeries($"γ {NumberText.Shortest(decay)}", $"reaches back 1/(1 − γ) = {double.Round(1 / (1 - decay))} steps",
                    [.. Ages(oldest).Select(age => new PlotPoint(age, (1 - decay) * double.Pow(decay, age - 1)))])
                {
                    Outcome = $"half of the weight on the last {double.Max(1, double.Ceiling(double.Log(0.5) / double.Log(decay)))}",
                }),
            ],
        };
    }

    /// <summary>The number of steps that each schedule reaches back, step by step.</summary>
    /// <param name="schedules">The schedules by name.</param>
    /// <param name="steps">The number of steps.</param>
    internal static ChartData Memories(IEnumerable<(string Label, Schedule Decay)> schedules, long steps) => new()
    {
        Name = "schedules",
        Title = "The memory of each schedule of the decay, in steps",
        Explanation = "1/(1 - γ) at each step. With 1 - 1/t the running mean is the plain mean of all squared gradients so far.",
        Horizontal = new("step", 0, steps),
        Vertical = new("1/(1 − γ) in steps", 1, 2000, IsLogarithmic: true),
        MarkerEvery = 10,
        Series =
        [
            .. schedules.Select(schedule => new ChartSeries(schedule.Label,
                $"γ from {Numbers.Readable(schedule.Decay.At(0))} to {NumberText.Shortest(double.Round(schedule.Decay.At(steps - 1), 5))}",
                [.. Enumerable.Range(0, 101).Select(i => steps * i / 100).Select(step => new PlotPoint(step, 1 / (1 - schedule.Decay.At(step))))])),
        ],
    };

    /// <summary>Whole ages, dense at first and further and further apart.</summary>
    private static ImmutableArray<double> Ages(int oldest)
    {
        var count = 20 * double.Log10(oldest);
        return [.. Enumerable.Range(0, (int)count + 1).Select(i => double.Round(double.Exp10(i / 20.0))).Distinct()];
    }
}
