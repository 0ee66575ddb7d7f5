namespace PureOptim.Experiments.Clusters;

/// <summary>
/// In how many parts a cluster runs a sweep where nobody says it: as many as tasks may run together, for a task whose part is done goes on with the rest, but few enough that starting them, about five
/// a second, is over within a minute.
/// </summary>
internal static class PartsRule
{
    /// <summary>A part has this many trials at least.</summary>
    internal const int TrialsEach = 10;

    /// <summary>There are no more parts than this.</summary>
    internal const int Most = 200;

    /// <summary>The number of parts.</summary>
    /// <param name="trials">The number of distinct trials, at least 1.</param>
    internal static int For(int trials) => int.Clamp(trials / TrialsEach, 1, Most);
}
