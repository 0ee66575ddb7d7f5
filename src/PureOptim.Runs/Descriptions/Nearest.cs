namespace PureOptim.Runs.Descriptions;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>More candidates than this are not all listed.</summary>
    private const int MostListed = 20;

    /// <summary>The candidate with the smallest edit distance to <paramref name="word"/>, the first of equals; case counts for nothing.</summary>
    internal static string? Of(string word, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant()));

    /// <summary>
    /// The candidate nearest to <paramref name="word"/> and the list of all, or, of many, the four that are next; semicolons are between them where one has a comma in it.
    /// </summary>
    internal static string Hint(string word, IReadOnlyCollection<string> candidates)
    {
        if (Of(word, candidates) is not { } nearest) return "there are none";
        var between = candidates.Any(candidate => candidate.Contains(',', StringComparison.Ordinal)) ? "; " : ", ";
        return candidates.Count <= MostListed
            ? $"the nearest is \"{nearest}\" (of {string.Join(between, candidates.Order(StringComparer.Ordinal))})"
            : $"the nearest is \"{nearest}\" (then {string.Join(between, candidates.OrderBy(candidate => Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())).Skip(1).Take(4))})";
    }

    /// <summary>The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment).</summary>
    internal static int Distance(string from, string to)
    {
        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                distance[i, j] = int.Min(replaced, 1 + int.Min(distance[i - 1, j], distance[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    distance[i, j] = int.Min(distance[i, j], 1 + distance[i - 2, j - 2]);
            }
        }

        return distance[from.Length, to.Length];
    }
}
