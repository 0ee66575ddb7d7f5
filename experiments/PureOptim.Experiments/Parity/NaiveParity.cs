using PureOptim.Core;
using PureOptim.Objectives;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares the paths of the article's two-dimensional program: by function, then by optimizer; of each a cold run, and a warm one that
/// begins where the cold one began, with the state that the cold one ended with.
/// </summary>
internal static class NaiveParity
{
    private const string Warm = " warm";

    /// <summary>Whether the file looks like these paths: functions, of optimizers, of lists.</summary>
    internal static bool Recognises(RecordedValue root) =>
        root.Fields().Any() && root.Fields().All(function => PathParity.Functions.ContainsKey(function.Name));

    internal static ParityReport Compare(RecordedValue root) => new(
        root.File,
        "the article's two-dimensional program",
        [.. root.Fields().SelectMany(function => Compare(function.Value, function.Name, PathParity.Functions[function.Name]))]);

    private static IEnumerable<Outcome> Compare(RecordedValue runs, string function, Objective objective)
    {
        foreach (var (name, path) in runs.Fields())
        {
            var id = $"{function}: {name}";
            var warm = name.EndsWith(Warm, StringComparison.Ordinal);
            var cold = warm ? name[..^Warm.Length] : name;
            if (!Mappings.Article.Settings.TryGetValue(cold, out var setting))
            {
                yield return new Outcome.NotHad(id, Mappings.Article.WhyNot(cold));
                continue;
            }

            var points = PathParity.Read(path);
            var state = warm ? EndOf(setting.Optimizer, objective, PathParity.Read(runs[cold])) : setting.Optimizer.Init(points[0]);
            var (worst, _) = PathParity.Follow(setting.Optimizer, objective, new(points[0], state), points, setting.Tolerance);
            yield return new Outcome.Compared(id, setting.Tolerance, worst);
        }
    }

    /// <summary>
    /// The state that a cold run leaves behind. The program updates once more after the last point that it records, so there are as many
    /// steps as points.
    /// </summary>
    private static OptimizerState<double> EndOf(IOptimizer optimizer, Objective objective, IReadOnlyCollection<Parameters<double>> path)
    {
        var at = optimizer.Start(path.First());
        for (var step = 0; step < path.Count; step++) at = optimizer.Step(at.State, at.Parameters, objective.Gradient(at.Parameters));
        return at.State;
    }
}
