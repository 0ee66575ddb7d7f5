using System.Diagnostics;

namespace PureOptim.Benchmarks;

/// <summary>What the rounds found of a row.</summary>
/// <param name="Ours">PureOptim's figures.</param>
/// <param name="Peer">The peer's; null without one.</param>
/// <param name="Ratio">The quotients, ours over the peer's, each of one round; null without a peer.</param>
/// <param name="Absence">Why there is no peer; else empty.</param>
internal sealed record Comparison(Spread Ours, Spread? Peer, Spread? Ratio, string Absence)
{
    /// <summary>
    /// Measures both sides, one after the other within a round. Before the rounds PureOptim is measured for a while without counting, until what is called often has been compiled for good; a peer
    /// sees to that itself. A peer that fails in a round is not asked again.
    /// </summary>
    /// <param name="rounds">The rounds, at least 1.</param>
    /// <param name="ours">Measures PureOptim.</param>
    /// <param name="peer">Measures the peer.</param>
    /// <param name="warmUpSeconds">How long that while is; once in any case.</param>
    internal static Comparison InTurn(int rounds, Func<double> ours, Func<PeerFigure> peer, double warmUpSeconds = 1)
    {
        var start = Stopwatch.GetTimestamp();
        do ours();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < warmUpSeconds);
        var (own, others) = (new List<double>(), new List<PeerFigure>());
        for (var round = 0; round < rounds; round++)
        {
            own.Add(ours());
            others.Add(others is [.., { Value: null } absent] ? absent : peer());
        }

        return Of(own, others);
    }

    /// <summary>The comparison of figures, those of a round at the same place.</summary>
    internal static Comparison Of(IReadOnlyList<double> ours, IReadOnlyList<PeerFigure> peer)
    {
        var spread = Spread.Of(ours);
        if (peer.FirstOrDefault(figure => figure.Value is null, new(0, "")) is { Value: null } absent) return new(spread, null, null, absent.Absence);
        var theirs = peer.Select(figure => figure.Value!.Value).ToArray();
        return new(spread, Spread.Of(theirs), Spread.Of(ours.Zip(theirs, (own, other) => own / other)), "");
    }

    /// <summary>The row.</summary>
    /// <param name="what">The measured quantity.</param>
    /// <param name="kernel">What ran on our side.</param>
    /// <param name="peer">The peer, with what ran there.</param>
    /// <param name="text">Figures in words.</param>
    /// <param name="goal">The goal of the ratio.</param>
    internal Row ToRow(string what, string kernel, string peer, Func<Spread, string> text, string goal) => new(
        what, $"{kernel}: {text(Ours)}", Peer is { } found ? $"{peer}: {text(found)}" : Absence, Ratio is { } ratio ? $"{ratio:F3}" : "", goal);
}
