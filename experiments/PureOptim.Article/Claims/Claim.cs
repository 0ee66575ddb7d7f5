using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>Something that can be put to the test, with all that decides it: no part of it knows a result.</summary>
/// <param name="Id">The name in the report: words joined by hyphens.</param>
/// <param name="Kind">The claimant.</param>
/// <param name="Sentence">The claim in one sentence.</param>
/// <param name="Varied">The difference between the cases, which the verdict may depend on.</param>
/// <param name="Quantifier">In how many cases it is said to hold.</param>
/// <param name="Cases">The cases.</param>
internal sealed record Claim(
    string Id, ClaimKind Kind, string Sentence, string Varied, Quantifier Quantifier, ImmutableArray<ClaimCase> Cases)
{
    /// <summary>The criterion in words. They are made of the very values that decide, so the two cannot part.</summary>
    internal string Criterion => string.Join(" ", Cases
        .GroupBy(each => (each.Measure.What, Condition: ClaimReportText.Of(each)))
        .Select(group => $"{Sentenced(group.Key.What)}: {group.Key.Condition} ({string.Join("; ", group.Select(each => each.Name))}).")
        .Append(Statistics.Verdict.Rule(Quantifier)));

    /// <summary>Words as a sentence begins.</summary>
    internal static string Sentenced(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}

/// <summary>The claimant: the article, or this report about the article.</summary>
internal enum ClaimKind
{
    /// <summary>The article says it.</summary>
    Claim,

    /// <summary>It is an error in the article's code; to support it is to show the error.</summary>
    Erratum,
}

/// <summary>One case of a claim: a number, and the side of a threshold that it must be on if the claim holds in this case.</summary>
/// <param name="Name">A few words that distinguish it from the other cases.</param>
/// <param name="Measure">The number to measure.</param>
/// <param name="Condition">The condition that the whole of its interval must meet.</param>
internal sealed record ClaimCase(string Name, Measure Measure, Condition Condition);

/// <summary>One case of a claim with what was measured.</summary>
internal sealed record CaseResult(ClaimCase Case, Measured Measured)
{
    /// <summary>The answer of the number to the condition.</summary>
    internal Answer Answer => Case.Condition.Of(Measured.Number);
}
