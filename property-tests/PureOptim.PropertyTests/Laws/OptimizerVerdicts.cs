using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>
/// The verdicts of each law on every optimizer with each of its options, found where a test first asks for them: several tests look at the same. A fixture,
/// and not a static field, which would outlast the mutant that it was found with.
/// </summary>
public sealed class OptimizerVerdicts
{
    private readonly Dictionary<string, (IOptimizer Optimizer, LawVerdict Verdict)[]> _known = [];

    /// <summary>The verdicts of a law after the usual number of cases, in the order of the catalog.</summary>
    /// <param name="law">The law.</param>
    internal (IOptimizer Optimizer, LawVerdict Verdict)[] Of(Law law) =>
        _known.TryGetValue(law.Id, out var verdicts) ? verdicts : _known[law.Id] = Of(law, Verdicts.Cases);

    /// <summary>The verdicts of a law after another number of cases. Optimizers go to whichever processor is free: some take far longer than others.</summary>
    /// <param name="law">The law.</param>
    /// <param name="cases">The number of cases, at least 1.</param>
    internal static (IOptimizer Optimizer, LawVerdict Verdict)[] Of(Law law, int cases)
    {
        var verdicts = new (IOptimizer, LawVerdict)[Catalog.Variants.Length];
        Parallel.For(0, verdicts.Length, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            verdicts[i] = (Catalog.Variants[i], Verdicts.Of(law, Catalog.Variants[i], cases)));
        return verdicts;
    }
}
