using PureOptim.Benchmarks;

// Each benchmark measures PureOptim and its peer in the same run; `all` writes the table in README.md.
var data = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
var benchmarks = new Dictionary<string, Func<IEnumerable<Row>>>(StringComparer.Ordinal)
{
    ["e2"] = () => NetworkBenchmark.Run(data),
    ["sweep"] = SweepBenchmark.Run,
    ["product"] = ProductBenchmark.Run,
    ["optimizer"] = OptimizerBenchmark.Run,
    ["step"] = StepBenchmark.Run,
    ["store"] = StoreBenchmark.Run,
    ["page"] = PageBenchmark.Run,
};
if (args is not [var name] || (name != "all" && !benchmarks.ContainsKey(name)))
{
    Console.Error.WriteLine($"usage: PureOptim.Benchmarks {string.Join('|', benchmarks.Keys)}|all");
    return 1;
}

var sections = new List<(string, IReadOnlyList<Row>)>();
foreach (var (title, run) in benchmarks.Where(benchmark => name == "all" || benchmark.Key == name))
{
    var rows = new List<Row>();
    foreach (var row in run())
    {
        Console.WriteLine($"{title}: {row}");
        rows.Add(row);
    }

    sections.Add((title, rows));
}

if (name == "all") Report.Write(sections);
return 0;
