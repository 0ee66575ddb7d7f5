using System.Collections.Immutable;

namespace PureOptim.Article.Statistics;

/// <summary>The verdict that follows from the answers of all cases. Only answers lead to a verdict.</summary>
internal sealed record Verdict
{
    private Verdict(Outcome outcome, string words, string mark) => (Outcome, Reason, Mark) = (outcome, words, mark);

    /// <summary>The outcome.</summary>
    internal Outcome Outcome { get; }

    /// <summary>The outcome's name: "supported".</summary>
    internal string Name => $"{Outcome}".ToLowerInvariant();

    /// <summary>The words after the name: on what it depends, or what is open; empty where all cases agree.</summary>
    internal string Reason { get; }

    /// <summary>The limitation of the verdict, to be shown wherever it is: "quick" where it rests on less than the full run; or empty.</summary>
    internal string Mark { get; }

    /// <summary>The mark, the name and the reason in one line: "quick: depends on the problem: so for a; not for b".</summary>
    internal string Words => $"{(Mark == "" ? "" : $"{Mark}: ")}{Name}{Reason}";

    /// <summary>The rule, in words.</summary>
    internal static string Rule(Quantifier quantifier) => quantifier == Quantifier.Every
        ? "Supported if that is so in every case, refuted if in none; it depends if it is so in one case and not in another; otherwise it is open."
        : "Supported if that is so in at least one case, refuted if in none; otherwise it is open.";

    /// <summary>Applies the rule.</summary>
    /// <param name="quantifier">In how many cases the statement says that it holds.</param>
    /// <param name="varied">The difference between the cases, which a verdict may depend on.</param>
    /// <param name="cases">The cases by name, with their answers.</param>
    /// <param name="mark">The limitation of the verdict in a word; empty if there is none.</param>
    /// <exception cref="ArgumentException">There is no case.</exception>
    internal static Verdict Of(Quantifier quantifier, string varied, ImmutableArray<(string Name, Answer Answer)> cases, string mark = "")
    {
        if (cases.IsDefaultOrEmpty) throw new ArgumentException("There is no case; a verdict needs one.", nameof(cases));
        var (isSoSomewhere, isNotSoSomewhere) = (cases.Any(each => each.Answer == Answer.Yes), cases.Any(each => each.Answer == Answer.No));
        var isSupported = quantifier == Quantifier.Every ? cases.All(each => each.Answer == Answer.Yes) : isSoSomewhere;
        if (isSupported) return new(Outcome.Supported, "", mark);
        if (cases.All(each => each.Answer == Answer.No)) return new(Outcome.Refuted, "", mark);
        var answers = string.Join("; ", new[]
        {
            Named(Answer.Yes, "so for"), Named(Answer.No, "not for"), Named(Answer.Open, "undecided for"), Named(Answer.TooFew, "too few seeds for"),
        }.OfType<string>());
        return isSoSomewhere && isNotSoSomewhere
            ? new(Outcome.Depends, $" on {varied}: {answers}", mark)
            : new(Outcome.Open, $": {answers}", mark);

        string? Named(Answer answer, string words) =>
            cases.Where(each => each.Answer == answer).Select(each => each.Name).ToArray() is [_, ..] names
                ? $"{words} {string.Join(", ", names)}"
                : null;
    }
}

/// <summary>The outcome of a test of a statement.</summary>
internal enum Outcome
{
    /// <summary>It holds in what was measured.</summary>
    Supported,

    /// <summary>It does not.</summary>
    Refuted,

    /// <summary>It holds here and not there.</summary>
    Depends,

    /// <summary>The measurements decide neither.</summary>
    Open,
}

/// <summary>In how many of its cases a statement says that it holds.</summary>
internal enum Quantifier
{
    /// <summary>In every case.</summary>
    Every,

    /// <summary>In some case: one is enough.</summary>
    Some,
}
