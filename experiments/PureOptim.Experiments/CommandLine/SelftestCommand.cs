using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Selftest;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim selftest</c>: whether this machine computes the same bits as all others.</summary>
internal static class SelftestCommand
{
    internal static Command Create(ToolContext context)
    {
        var rows = new Argument<string[]>("ROW")
        {
            Description = $"Some of {string.Join(", ", SelfTests.Rows.Select(row => row.Name))}. Default: all; without vector instructions, all that are quick.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        rows.CompletionSources.Add([.. SelfTests.Rows.Select(row => row.Name)]);
        var write = PathText.File("--write", "Write the digests found to a file, in the form of those expected, instead of comparing them.");
        var options = new RunOptions();
        var command = new ToolCommand(
            "selftest", "Compare this machine, bit by bit, with what every machine must compute.", ["selftest", "selftest paths draws --precision float64"], "a row differs, or its digest is not known")
        {
            rows, options.Precision, options.Threads, write, options.Json,
        };
        command.SetAction(parsed =>
        {
            string[] names = parsed.GetValue(rows) ?? [];
            FloatType[] precisions = parsed.GetValue(options.Precision) is { } precision ? [precision] : Enum.GetValues<FloatType>();
            var threads = parsed.GetValue(options.Threads) ?? Environment.ProcessorCount;
            return parsed.GetValue(write) is { } file
                ? Write(file, SelfTests.Choose(names), precisions, threads, context)
                : Compare(names.Length > 0 ? SelfTests.Choose(names) : SelfTests.Quick(Platform.Here), precisions, threads, ExpectedDigests.Load(), parsed.GetValue(options.Json), context);
        });
        return command;
    }

    /// <summary>Computes the rows and says of each whether it agrees.</summary>
    /// <returns>0 if every row agrees, otherwise 1.</returns>
    internal static int Compare(
        ImmutableArray<SelfTest> rows,
        IReadOnlyList<FloatType> precisions,
        int threads,
        ImmutableDictionary<(string, FloatType), string> expected,
        bool asJson,
        ToolContext context)
    {
        if (!asJson) context.Out.WriteLine($"selftest: {Platform.Here}, {CountText.Of(threads, "thread")}");
        var findings = new List<SelfTestFinding>();
        foreach (var (row, precision) in Each(rows, precisions))
        {
            context.Cancelled.ThrowIfCancellationRequested();
            findings.Add(SelfTestFinding.Of(row, precision, threads, expected.GetValueOrDefault((row.Name, precision))));
            if (!asJson) Print(findings[^1], context);
        }

        if (asJson) context.Out.Write(CanonicalText.Of(Json(findings, threads)));
        else PrintOmitted(rows, context);
        return Conclude(findings, context);
    }

    private static int Write(string file, ImmutableArray<SelfTest> rows, FloatType[] precisions, int threads, ToolContext context)
    {
        OutputDirectory.Permit(file, ExpectedDigests.IsOne);
        var findings = Each(rows, precisions).Select(pair => SelfTestFinding.Of(pair.SelfTest, pair.Precision, threads, null));
        StoreFile.Write(Path.GetFullPath(file), new Artifact("", ExpectedDigests.Text(findings)).Bytes);
        context.Out.WriteLine($"Written to {Path.GetFullPath(file)}");
        return ExitCode.Done;
    }

    private static IEnumerable<(SelfTest SelfTest, FloatType Precision)> Each(ImmutableArray<SelfTest> rows, IReadOnlyList<FloatType> precisions) =>
        rows.SelectMany(row => precisions.Select(precision => (row, precision)));

    private static void Print(SelfTestFinding finding, ToolContext context)
    {
        var verdict = finding.Agrees ? "same bits" : finding.Expected is null ? "NOT KNOWN" : "DIFFERS";
        context.Out.WriteLine($"  {finding.Label,-25} {verdict,-10} {finding.Found[..16]}  {finding.SelfTest.What}");
        if (!finding.Agrees && finding.Expected is { } expected) context.Out.WriteLine($"  {"",-25} {"expected",-10} {expected[..16]}");
    }

    private static void PrintOmitted(ImmutableArray<SelfTest> rows, ToolContext context)
    {
        foreach (var row in SelfTests.Rows.Except(rows))
        {
            var reason = row.NeedsVectors && Platform.Here.VectorBits == 0 ? "it takes minutes without vector instructions; name it to run it" : "not asked for";
            context.Out.WriteLine($"  {row.Name,-25} left out: {reason}");
        }
    }

    private static JsonObject Json(List<SelfTestFinding> findings, int threads) => new()
    {
        ["machine"] = Platform.Here.ToString(),
        ["vectorBits"] = Platform.Here.VectorBits,
        ["threads"] = threads,
        ["rows"] = new JsonArray([.. findings.Select(finding => new JsonObject
        {
            ["row"] = finding.SelfTest.Name,
            ["precision"] = ExpectedDigests.NameOf(finding.Precision),
            ["digest"] = finding.Found,
            ["expected"] = finding.Expected,
            ["agrees"] = finding.Agrees,
        })]),
    };

    private static int Conclude(List<SelfTestFinding> findings, ToolContext context)
    {
        string[] failed = [.. findings.Where(finding => !finding.Agrees).Select(finding => finding.Label)];
        if (failed.Length == 0) return ExitCode.Done;
        context.Error.WriteLine($"pureoptim: {failed.Length} of {findings.Count} rows of the selftest differ: {string.Join(", ", failed)}");
        return ExitCode.Negative;
    }
}
