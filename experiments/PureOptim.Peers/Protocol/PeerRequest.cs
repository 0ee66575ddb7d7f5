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

    internal static string Begin(int number, PeerDescription optimizer, PeerRun run) =>
        Invariant($$"""{"ask":"begin","run":{{number}},{{Beginning(optimizer.Name, run, run.Start, optimizer.IsPacked)}}}""");

    internal static string Load(int number, PeerDescription optimizer, PeerRun run, Parameters<double> at, JsonElement state) =>
        Invariant($$"""{"ask":"load","run":{{number}},{{Beginning(optimizer.Name, run, at, optimizer.IsPacked)}},"state":{{state.GetRawText()}}}""");

    internal static string Steps(int number, PeerDescription optimizer, PeerRun run, Range steps) =>
        Invariant($$"""{"ask":"run","run":{{number}},{{Inputs(run, steps, optimizer.NeedsLoss, optimizer.IsPacked)}}}""");

    internal static string Take(PeerDescription optimizer, PeerRun run) =>
        $$"""{"ask":"take",{{Beginning(optimizer.Name, run, run.Start, optimizer.IsPacked)}},{{Inputs(run, .., optimizer.NeedsLoss, optimizer.IsPacked)}}}""";

    internal static string Save(int number) => Invariant($$"""{"ask":"save","run":{{number}}}""");

    internal static string End(int number) => Invariant($$"""{"ask":"end","run":{{number}}}""");

    internal static string Script(PeerDescription optimizer, IEnumerable<PeerRun> runs) =>
        $$"""{"ask":"script","optimizer":{{Quoted(optimizer.Name)}},"runs":[{{string.Join(",", runs.Select(run => Scripted(optimizer, run)))}}]}""";

    private static string Scripted(PeerDescription optimizer, PeerRun run)
    {
        var text = new StringBuilder($$"""{"name":{{Quoted(run.Name)}},{{Beginning(optimizer.Name, run, run.Start, isPacked: false)}},{{Inputs(run, .., optimizer.NeedsLoss, isPacked: false)}}""");
        if (run.Cut is { } cut) text.Append(Invariant($",\"cut\":{cut}"));
        if (run.Beside is { } beside) text.Append(",\"beside\":").Append(Scripted(optimizer, beside));
        return text.Append('}').ToString();
    }

    private static string Beginning(string optimizer, PeerRun run, Parameters<double> start, bool isPacked) =>
        $$"""
        "optimizer":{{Quoted(optimizer)}},"dtype":"{{PeerDescription.NameOf(run.Precision)}}","shapes":[{{string.Join(",", start.Layout.Entries.Select(entry => $"[{string.Join(",", entry.Shape)}]"))}}],"start":{{Numbers(start, isPacked)}},"hyperparameters":{{{string.Join(",", run.Settings.Select(setting => $"{Quoted(setting.Key)}:{setting.Value.GetRawText()}"))}}}
        """;

    private static string Inputs(PeerRun run, Range steps, bool needsLoss, bool isPacked)
    {
        var (from, count) = steps.GetOffsetAndLength(run.Gradients.Length);
        var gradients = run.Gradients.Skip(from).Take(count);
        var losses = needsLoss ? $",\"losses\":{Numbers(Parameters<double>.Of(Layout.Vector(count), [.. Enumerable.Range(from, count).Select(run.Loss)]), isPacked)}" : "";
        // How many gradients without numbers there are could not be read from them packed.
        return $"\"gradients\":{(isPacked && run.Start.Length > 0 ? PackedNumbers.Text(gradients) : $"[{string.Join(",", gradients.Select(PeerNumbers.Text))}]")}{losses}";
    }

    private static string Numbers(Parameters<double> numbers, bool isPacked) => isPacked ? PackedNumbers.Text([numbers]) : PeerNumbers.Text(numbers);

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
