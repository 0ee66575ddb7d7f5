namespace PureOptim.Benchmarks;

/// <summary>The benchmarks.</summary>
internal static class Suite
{
    private const string Product = "product";

    /// <summary>Those that are about the processor as it is: their figures at a narrower width would be no news.</summary>
    private static readonly HashSet<string> _ofWidest = ["sweep", "store", "trials", "start", "page"];

    private static string Data => Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    /// <summary>Each by its name: it measures PureOptim and its peer in the same run.</summary>
    internal static IReadOnlyDictionary<string, Func<Selection, IEnumerable<Row>>> All { get; } = new OrderedDictionary<string, Func<Selection, IEnumerable<Row>>>
    {
        ["e2"] = selection => NetworkBenchmark.Run(Data, selection),
        ["sweep"] = SweepBenchmark.Run,
        [Product] = ProductBenchmark.Run,
        ["wide"] = WideBenchmark.Run,
        ["optimizer"] = OptimizerBenchmark.Run,
        ["step"] = StepBenchmark.Run,
        ["store"] = StoreBenchmark.Run,
        ["trials"] = TrialsBenchmark.Run,
        ["start"] = StartBenchmark.Run,
        ["page"] = PageBenchmark.Run,
    };

    /// <summary>The names of those that are in the table of the width in use: at the processor's widest all of them, at 128 bits only the products.</summary>
    internal static IEnumerable<string> OfWidth => All.Keys.Where(name => VectorWidth.Ours == VectorWidth.Widest || name == Product || (VectorWidth.Ours > 128 && !_ofWidest.Contains(name)));
}
