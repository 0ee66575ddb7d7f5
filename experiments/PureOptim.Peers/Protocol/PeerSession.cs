using System.Collections.Immutable;
using System.Text.Json;

namespace PureOptim.Peers.Protocol;

/// <summary>Runs of one optimizer in a process of its peer.</summary>
/// <param name="process">The process.</param>
/// <param name="optimizer">The optimizer.</param>
/// <param name="cancelled">Ends waiting.</param>
internal sealed class PeerSession(PeerProcess process, PeerDescription optimizer, CancellationToken cancelled)
{
    /// <summary>Takes runs; all those of one piece are asked for at once.</summary>
    /// <exception cref="PeerException">The peer does not keep to the protocol.</exception>
    /// <exception cref="PeerRefusalException">The peer says that it cannot take one of the runs.</exception>
    internal ImmutableArray<PeerPath> Take(ImmutableArray<PeerRun> runs) => runs.All(run => run.Cut is null && run.Beside is null)
        ? Whole(runs)
        : [.. runs.Select(run => run.Beside is { } beside ? InTurn(run, beside) : run.Cut is { } cut ? InTwo(run, cut) : Whole([run])[0])];

    private ImmutableArray<PeerPath> Whole(ImmutableArray<PeerRun> runs)
    {
        if (optimizer.IsPacked)
        {
            var taken = process.Ask([.. runs.Select(run => PeerRequest.Take(optimizer, run))], cancelled);
            return [.. runs.Select((run, number) => Path(run, taken[number], taken.AsSpan(number, 1)))];
        }

        var replies = process.Ask([.. runs.SelectMany((run, number) => (string[])[PeerRequest.Begin(number, optimizer, run), PeerRequest.Steps(number, optimizer, run, ..), PeerRequest.End(number)])], cancelled);
        return [.. runs.Select((run, number) => Path(run, replies[3 * number], replies.AsSpan(3 * number + 1, 1)))];
    }

    private PeerPath InTurn(PeerRun run, PeerRun beside)
    {
        var replies = process.Ask(
        [
            PeerRequest.Begin(0, optimizer, run), PeerRequest.Begin(1, optimizer, beside),
            .. Enumerable.Range(0, run.Gradients.Length).SelectMany(step =>
                (string[])[PeerRequest.Steps(0, optimizer, run, step..(step + 1)), PeerRequest.Steps(1, optimizer, beside, step..(step + 1))]),
            PeerRequest.End(0), PeerRequest.End(1),
        ], cancelled);
        return Path(run, replies[0], [.. Enumerable.Range(0, run.Gradients.Length).Select(step => replies[2 + 2 * step])]);
    }

    private PeerPath InTwo(PeerRun run, int cut)
    {
        var before = process.Ask([PeerRequest.Begin(0, optimizer, run), PeerRequest.Steps(0, optimizer, run, ..cut), PeerRequest.Save(0), PeerRequest.End(0)], cancelled);
        var first = Path(run with { Gradients = run.Gradients[..cut] }, before[0], before.AsSpan(1, 1));
        var state = Accepted(before[2]).TryGetProperty("state", out var saved) ? saved : throw new PeerException("its reply to save has no state");
        var after = process.Ask([PeerRequest.Load(0, optimizer, run, first.End, state), PeerRequest.Steps(0, optimizer, run, cut..), PeerRequest.End(0)], cancelled);
        var second = Path(run with { Start = first.End, Gradients = run.Gradients[cut..] }, after[0], after.AsSpan(1, 1));
        return new([.. first.Points, .. second.Points[1..]], first.Overwrote || second.Overwrote);
    }

    private static PeerPath Path(PeerRun run, JsonElement begun, ReadOnlySpan<JsonElement> stepped)
    {
        var points = ImmutableArray.CreateBuilder<Parameters<double>>();
        points.Add(Point(run, Field(Accepted(begun), "point")));
        var overwrote = false;
        foreach (var reply in stepped)
        {
            points.AddRange(Points(run, Field(Accepted(reply), "points")));
            overwrote |= reply.TryGetProperty("overwrote", out var says) && says.ValueKind == JsonValueKind.True;
        }

        return points.Count == run.Gradients.Length + 1
            ? new(points.ToImmutable(), overwrote)
            : throw new PeerException(Invariant($"it replied with {points.Count - 1} points to {run.Gradients.Length} gradients"));
    }

    private static IEnumerable<Parameters<double>> Points(PeerRun run, JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray().Select(point => Point(run, point)),
        JsonValueKind.String => PackedNumbers.Read(list, "points").Chunk(int.Max(run.Start.Length, 1)).Select(point => point.Length == run.Start.Length
            ? Parameters<double>.Of(run.Start.Layout, point)
            : throw new PeerException(Invariant($"its packed points end after {point.Length} numbers of a point that has {run.Start.Length}"))),
        _ => throw new PeerException("its points are no list"),
    };

    private static Parameters<double> Point(PeerRun run, JsonElement numbers) => Parameters<double>.Of(run.Start.Layout, PeerNumbers.Read(numbers, run.Start.Length, "point").AsSpan());

    /// <summary>A field of a reply.</summary>
    /// <exception cref="PeerException">It is not there.</exception>
    internal static JsonElement Field(JsonElement reply, string name) => reply.TryGetProperty(name, out var field) ? field : throw new PeerException($"its reply has no {name}: {reply.GetRawText()}");

    /// <summary>A reply that is no refusal.</summary>
    /// <exception cref="PeerRefusalException">It is one.</exception>
    internal static JsonElement Accepted(JsonElement reply) => reply.TryGetProperty("error", out var error) ? throw new PeerRefusalException($"{error}") : reply;
}
