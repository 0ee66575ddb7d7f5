using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Studies;

/// <summary>A problem of <see cref="Choice"/>.</summary>
/// <param name="Name">A word for files and tables.</param>
/// <param name="Words">The problem in words.</param>
/// <param name="Precision">The element type.</param>
/// <param name="ShortSteps">The number of steps of a trial that a rate is chosen by.</param>
/// <param name="Steps">The number of steps of a trial that counts.</param>
/// <param name="Of">The problem of a seed: of a function a start, of a network first weights and batches.</param>
internal sealed record ChoiceProblem(string Name, string Words, FloatType Precision, long ShortSteps, long Steps, Func<ulong, Problem> Of)
{
    /// <summary>The seed that rates are chosen by; those that count are 1, 2, 3 and so on.</summary>
    internal const ulong SelectionSeed = 1000;

    /// <summary>Whether it is the training of a network.</summary>
    internal bool IsNetwork => Of(1) is Classify;

    /// <summary>The four problems.</summary>
    internal static ImmutableArray<ChoiceProblem> All(bool quick) =>
    [
        Network("deep", quick ? [784, 16, 16, 16, 16, 10] : [784, 100, 100, 100, 100, 10], quick),
        Network("wide", quick ? [784, 32, 32, 10] : [784, 256, 256, 10], quick),
        new("logistic", "logistic regression of 20 samples, every gradient of all of them; starts drawn from a normal distribution", FloatType.Float64, quick ? 50 : 100, quick ? 100 : 400, seed =>
            RandomKey.FromSeed(seed) is var key ? new Minimize(Objective.LogisticRegression, [key.Normal<double>(0), key.Normal<double>(1)]) : null!),
        new("quadratic", "a quadratic of two coordinates of condition 1000, turned by 30 degrees, without noise; starts drawn from a normal distribution", FloatType.Float64, quick ? 100 : 200, quick ? 200 : 1000, seed =>
            RandomKey.FromSeed(seed) is var key ? new Minimize(new RotatedQuadratic(0.0005, 0.5, degrees: 30), [key.Normal<double>(0), key.Normal<double>(1)]) : null!),
    ];

    /// <summary>The trial of an optimizer on a seed.</summary>
    internal Trial Trial(string label, IOptimizer optimizer, ulong seed, long steps) => new(
        new(Runs.Trials.Trial.Name, Of(seed), [new(optimizer)]) { Precision = Precision, Steps = steps, Seed = IsNetwork ? seed : 0 }, label);

    /// <summary>
    /// The loss of a trial about some step, as it counts: at least a millionth of that at the start, which is solved, and at most that at the start, which is what a run
    /// counts as that ended higher or at NaN.
    /// </summary>
    internal double Loss(MeasuredTrial trial, long step)
    {
        var beginning = trial.Beginning - FloorOf(trial);
        return double.Clamp(Measured(trial, step), RateCell.Solved * beginning, beginning);
    }

    /// <summary>
    /// The loss about some step as it was measured, above the known minimum, of a network the mean of the last losses there; infinite for NaN. Between two means that are stored it lies on the
    /// straight line from one to the other, so that a step that takes a hundredth longer costs a few iterations, and not all up to the mean before.
    /// </summary>
    internal double Measured(MeasuredTrial trial, long step)
    {
        var curve = trial.Result.Losses;
        var place = double.Clamp((step - curve.First) / (double)curve.Every, 0, curve.Values.Length - 1);
        var last = (int)place;
        var loss = About(last);
        if (place > last) loss += (place - last) * (About(last + 1) - loss);
        loss -= FloorOf(trial);
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;

        double About(int index)
        {
            var window = IsNetwork && curve.Every == 1 ? int.Max(1, index / 4) : 1;
            return Enumerable.Range(index - window + 1, window).Average(i => curve.Values[i]);
        }
    }

    private static double FloorOf(MeasuredTrial trial) => trial.Trial.Description.Problem is Minimize minimize ? minimize.Objective.Minima[0].Value : 0;

    private static ChoiceProblem Network(string name, ImmutableArray<int> layers, bool quick) => new(
        name, $"a network {string.Join("-", layers)} on MNIST, batches of 128", FloatType.Float32, quick ? 20 : 150, quick ? 40 : 500, _ => new Classify(new Mnist(), layers));
}
