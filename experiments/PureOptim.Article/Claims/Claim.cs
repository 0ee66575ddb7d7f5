using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>Something that can be put to the test, with all that decides it: no part of it knows a result.</summary>
/// <param name="Id">What the ledger calls it: words joined by hyphens.</param>
/// <param name="Kind">Who says it.</param>
/// <param name="Sentence">What is said, in one sentence.</param>
/// <param name="Varied">What differs from case to case: what the verdict may depend on.</param>
/// <param name="Quantifier">In how many cases it is said to hold.</param>
/// <param name="Cases">The cases.</param>
internal sealed record Claim(
    string Id, ClaimKind Kind, string Sentence, string Varied, Quantifier Quantifier, ImmutableArray<ClaimCase> Cases)
{
    /// <summary>The criterion in words. They are made of the very values that decide, so the two cannot part.</summary>
    internal string Criterion => string.Join(" ", Cases
        .GroupBy(each => (each.Measure.What, Condition: LedgerText.Of(each)))
        .Select(group => $"{Sentenced(group.Key.What)}: {group.Key.Condition} ({string.Join("; ", group.Select(each => each.Name))}).")
        .Append(Statistics.Verdict.Rule(Quantifier)));

    /// <summary>Words as a sentence begins.</summary>
    internal static string Sentenced(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
