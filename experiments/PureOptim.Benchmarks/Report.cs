using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PureOptim.Benchmarks;

/// <summary>The table in README.md, between two markers.</summary>
internal static class Report
{
    private const string Begin = "<!-- measured -->", End = "<!-- end -->";

    internal static void Write(IEnumerable<(string Title, IReadOnlyList<Row> Rows)> sections)
    {
        var path = Path.Combine(SourceFolder(), "README.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidDataException($"{path} has no '{Begin}' before '{End}'.");
        var table = string.Join('\n', sections.SelectMany(section => section.Rows.Select(row => $"| {section.Title} | {row.What} | {row.Ours} | {row.Peer} | {row.Ratio} | {row.Goal} |")));
        var machine = $"{Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}";
        File.WriteAllText(
            path, $"{text[..(from + Begin.Length)]}\nMeasured on {machine}.\n\n| | what | PureOptim | peer | ratio | goal |\n| --- | --- | --- | --- | --- | --- |\n{table}\n{text[to..]}");
    }

    /// <summary>The folder of this project.</summary>
    internal static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
