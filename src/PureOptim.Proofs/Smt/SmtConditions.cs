using System.Collections.Immutable;

namespace PureOptim.Proofs.Smt;

/// <summary>
/// Which terms some expressions are made of, and when each is needed: always, or only where the choices in which it stands take its side. A quotient
/// that no choice takes may have the divisor 0.
/// </summary>
/// <param name="graph">The terms.</param>
internal sealed class SmtConditions(SmtGraph graph)
{
    /// <summary>Beyond this many ways to a term it counts as needed always.</summary>
    private const int MostWays = 16;

    private readonly SortedDictionary<int, List<ImmutableArray<(int Choice, bool IsTaken)>>> _ways = [];

    /// <summary>The places of the terms, in order.</summary>
    internal IEnumerable<int> Places => _ways.Keys;

    /// <summary>Adds an expression that is needed.</summary>
    internal void Add(int place) => Visit(place, []);

    /// <summary>Whether the term is needed, whatever choices take.</summary>
    internal bool IsAlwaysNeeded(int place) => _ways.TryGetValue(place, out var ways) && ways.Any(way => way.IsEmpty);

    /// <summary>The choices on each way to a term, where it is not always needed.</summary>
    internal IReadOnlyList<ImmutableArray<(int Choice, bool IsTaken)>> WaysTo(int place) => _ways[place];

    private void Visit(int place, ImmutableArray<(int Choice, bool IsTaken)> way)
    {
        if (!_ways.TryGetValue(place, out var ways)) _ways.Add(place, ways = []);
        if (ways.Any(known => known.IsEmpty || known.SequenceEqual(way))) return;
        if (ways.Count >= MostWays) way = [];
        if (way.IsEmpty) ways.Clear();
        ways.Add(way);
        var node = graph[place];
        if (node.Operation == SmtOperation.Choice)
        {
            Visit(node.Parts[0], way);
            Visit(node.Parts[1], way);
            Visit(node.Parts[2], way.Add((place, true)));
            Visit(node.Parts[3], way.Add((place, false)));
            return;
        }

        foreach (var part in node.Parts) Visit(part, way);
    }
}
