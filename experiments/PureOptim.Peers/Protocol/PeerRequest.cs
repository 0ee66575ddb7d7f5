using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PureOptim.Laws;

namespace PureOptim.Peers.Protocol;

/// <summary>The requests that a peer understands, each a line.</summary>
internal static class PeerRequest
{
    internal static string List => """{"ask":"list"}""";

    internal static string Describe(string optimizer) => $$"""{"ask":"describe","optimizer":{{Quoted(optimizer)}}}""";

    internal static string Probe(Precision precision, Parameters<double> left, Parameters<double> right) =>
        $$"""{"ask":"probe","dtype":"{{PeerDescription.NameOf(precision)}}","left":{{PeerNumbers.Text(left)}},"right":{{PeerNumbers.Text(right)}}}""";

    internal static string Begin(int number, string optimizer, PeerRun run) => Invariant($$"""{"ask":"begin","run":{{number}},{{Beginning(optimizer, run, run.Start)}}}""");

    internal static string Load(int number, string optimizer, PeerRun run, Parameters<double> at, JsonElement state) =>
        Invariant($$"""{"ask":"load","run":{{number}},{{Beginning(optimizer, run, at)}},"state":{{state.GetRawText()}}}""");

    internal static string Steps(int number, PeerRun run, Range steps, bool needsLoss) =>
        Invariant($$"""{"ask":"run","run":{{number}},{{Inputs(run, steps, needsLoss)}}}""");

    internal static string Save(int number) => Invariant($$"""{"ask":"save","run":{{number}}}""");

    internal static string End(int number) => Invariant($$"""{"ask":"end","run":{{number}}}""");

    internal static string Script(string optimizer, IEnumerable<PeerRun> runs, bool needsLoss) =>
        $$"""{"ask":"script","optimizer":{{Quoted(optimizer)}},"runs":[{{string.Join(",", runs.Select(run => Scripted(optimizer, run, needsLoss)))}}]}""";

    private static string Scripted(string optimizer, PeerRun run, bool needsLoss)
    {
        var text = new StringBuilder($$"""{"name":{{Quoted(run.Name)}},{{Beginning(optimizer, run, run.Start)}},{{Inputs(run, .., needsLoss)}}""");
        if (run.Cut is { } cut) text.Append(Invariant($",\"cut\":{cut}"));
        if (run.Beside is { } beside) text.Append(",\"beside\":").Append(Scripted(optimizer, beside, needsLoss));
        return text.Append('}').ToString();
    }

    private static string Beginning(string optimizer, PeerRun run, Parameters<double> start) =>
        $$"""
        "optimizer":{{Quoted(optimizer)}},"dtype":"{{PeerDescription.NameOf(run.Precision)}}","shapes":[{{string.Join(",", start.Layout.Entries.Select(entry => $"[{string.Join(",", entry.Shape)}]"))}}],"start":{{PeerNumbers.Text(start)}},"hyperparameters":{{{string.Join(",", run.Settings.Select(setting => $"{Quoted(setting.Key)}:{setting.Value.GetRawText()}"))}}}
        """;

    private static string Inputs(PeerRun run, Range steps, bool needsLoss)
    {
        var (from, count) = steps.GetOffsetAndLength(run.Gradients.Length);
        var gradients = Enumerable.Range(from, count).Select(step => PeerNumbers.Text(run.Gradients[step]));
        var losses = needsLoss ? Invariant($",\"losses\":[{string.Join(",", Enumerable.Range(from, count).Select(step => run.Loss(step).ToString("R", null)))}]") : "";
        return $"\"gradients\":[{string.Join(",", gradients)}]{losses}";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
