using PureOptim.Article;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares the paths of the article's two-dimensional program: by function, then by optimizer; of each a cold run, and a warm one that
/// begins where the cold one began, with the state that the cold one ended with.
/// </summary>
internal static class NaiveParity
{
    private const string Warm = " warm";

    /// <summary>Whether the file looks like these paths: functions, of optimizers, of lists.</summary>
    internal static bool Recognises(RecordedValue root) => root.Fields().Any(function => PathParity.Functions.ContainsKey(function.Name));

    internal static ParityReport Compare(RecordedValue root) => new(
        root.File,
        "the article's two-dimensional program",
        [.. root.Fields().SelectMany(function => PathParity.Functions.TryGetValue(function.Name, out var objective)
            ? Compare(function.Value, function.Name, objective)
            : throw function.Value.Misspelt(function.Name, "not a known function", [.. PathParity.Functions.Keys]))]);

    private static IEnumerable<ParityOutcome> Compare(RecordedValue runs, string function, Objective objective)
    {
        foreach (var (name, path) in runs.Fields())
        {
            var id = $"{function}: {name}";
            var warm = name.EndsWith(Warm, StringComparison.Ordinal);
            var cold = warm ? name[..^Warm.Length] : name;
            yield return cold == ArticleSettings.NotHad ? new ParityOutcome.NotHad(id, ArticleSettings.WhyNotHad) : ParityOutcome.Of(id, () =>
            {
                if (!ArticleSettings.Settings.TryGetValue(cold, out var optimizer)) throw path.Misspelt(cold, "no setting of the article", [.. ArticleSettings.Settings.Keys]);
                // The program's operations are this library's in the same order, but that Adam's powers of β come from the C library: how far its
                // roundings carry is measured for each path.
                var tolerance = optimizer is Adam ? null : Tolerance.Bits;
                var points = PathParity.Read(path);
                var state = warm ? EndOf(optimizer, objective, PathParity.Read(runs[cold])) : optimizer.Init(points[0]);
                return PathParity.Compare(id, optimizer, objective, new(points[0], state), points, DistanceUnit.Relative, tolerance);
            });
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
