using PureOptim.Benchmarks;
using PureOptim.Benchmarks.Costs;

const string all = "all", cost = "cost";
if (!Arguments.TryRead(args, out var arguments, out var fault)) return Fail(fault);
var name = arguments.Benchmark;
if (name is not (all or cost) && !Suite.All.ContainsKey(name)) return Fail($"{name} is none of {string.Join(", ", Suite.All.Keys)}, {all}, {cost}.");
if (name is all or cost && arguments.Width is null) return VectorWidth.OfProcessor.Max(held => VectorWidth.RunHeldTo(held, [.. args, "--width", $"{held}"]));
if (arguments.Width is { } width)
{
    if (!VectorWidth.IsHeldTo(width)) return VectorWidth.RunHeldTo(width, args);
    if (VectorWidth.Ours != width) return Fail($"Held to vectors of {width} bits, .NET has {VectorWidth.Ours} on this processor.");
}

Console.WriteLine($"{Machine.Described}; {VectorWidth.Described}; rounds: {arguments.Rounds}");
if (name == cost)
{
    CostPage.Keep([.. CostMeasures.Run(arguments.Rounds)]);
    CostPage.Write(arguments.Rounds);
    return 0;
}

var selection = new Selection(arguments.Row, arguments.Rounds);
var rows = new List<(string Benchmark, Row Row)>();
foreach (var benchmark in name == all ? Suite.OfWidth : [name])
{
    foreach (var row in Suite.All[benchmark](selection))
    {
        Console.WriteLine($"{benchmark}: {row}");
        rows.Add((benchmark, row));
    }
}

if (name == all && arguments.Row is null) Report.Write(rows, arguments.Rounds);
return 0;

static int Fail(string fault)
{
    Console.Error.WriteLine(fault);
    return 1;
}
