using System.Runtime.CompilerServices;

namespace PureOptim.Benchmarks;

/// <summary>The tables in README.md.</summary>
internal static class Report
{
    /// <summary>Puts the table of this run in the place of that of the same width.</summary>
    /// <param name="rows">The rows, each with the name of its benchmark.</param>
    /// <param name="rounds">How often each was measured.</param>
    internal static void Write(IEnumerable<(string Benchmark, Row Row)> rows, int rounds)
    {
        var path = Path.Combine(SourceFolder(), "README.md");
        var lines = string.Join('\n', rows.Select(line => $"| {line.Benchmark} | {line.Row.What} | {line.Row.Ours} | {line.Row.Peer} | {line.Row.Ratio} | {line.Row.Goal} |"));
        var table = $"Measured on {Machine.Described}; rounds: {rounds}.\n\n| | what | PureOptim | peer | ratio | goal |\n| --- | --- | --- | --- | --- | --- |\n{lines}\n";
        File.WriteAllText(path, WidthTables.Replaced(File.ReadAllText(path), VectorWidth.Ours, table));
    }

    /// <summary>The folder of this project.</summary>
    internal static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
