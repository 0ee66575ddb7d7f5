using PureOptim.Benchmarks;

// Each benchmark measures PureOptim and its peer in the same run; `all` writes the table in README.md.
if (!Arguments.TryRead(args, out var arguments, out var fault)) return Fail(fault);
if (arguments.Width is { } width && !VectorWidth.IsHeldTo(width)) return VectorWidth.RunHeldTo(width, args);
var selection = new Selection(arguments.Row);
var data = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
var benchmarks = new Dictionary<string, Func<IEnumerable<Row>>>(StringComparer.Ordinal)
{
    ["e2"] = () => NetworkBenchmark.Run(data),
    ["sweep"] = SweepBenchmark.Run,
    ["product"] = () => ProductBenchmark.Run(selection),
    ["wide"] = () => WideBenchmark.Run(selection),
    ["optimizer"] = OptimizerBenchmark.Run,
    ["step"] = StepBenchmark.Run,
    ["store"] = StoreBenchmark.Run,
    ["page"] = PageBenchmark.Run,
};
var name = arguments.Benchmark;
if (name != "all" && !benchmarks.ContainsKey(name)) return Fail($"{name} is none of {string.Join(", ", benchmarks.Keys)}, all.");
Console.WriteLine(VectorWidth.Described);

var sections = new List<(string, IReadOnlyList<Row>)>();
foreach (var (title, run) in benchmarks.Where(benchmark => name == "all" || benchmark.Key == name))
{
    var rows = new List<Row>();
    foreach (var row in run())
    {
        if (!selection.Wants(row.What)) continue;
        Console.WriteLine($"{title}: {row}");
        rows.Add(row);
    }

    sections.Add((title, rows));
}

if (name == "all" && arguments is { Row: null, Width: null }) Report.Write(sections);
return 0;

static int Fail(string fault)
{
    Console.Error.WriteLine(fault);
    return 1;
}
