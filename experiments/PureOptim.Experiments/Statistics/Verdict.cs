using System.Collections.Immutable;

namespace PureOptim.Experiments.Statistics;

/// <summary>What the answers of all cases come to. There is no other way to a verdict than from answers.</summary>
internal sealed record Verdict
{
    private Verdict(Outcome outcome, string words) => (Outcome, Words) = (outcome, words);

    /// <summary>The outcome.</summary>
    internal Outcome Outcome { get; }

    /// <summary>The outcome in words, and where it depends, on what.</summary>
    internal string Words { get; }

    /// <summary>The rule, in words.</summary>
    internal static string Rule(Quantifier quantifier) => quantifier == Quantifier.Every
        ? "Supported if that is so in every case, refuted if in none; otherwise it depends."
        : "Supported if that is so in at least one case, refuted if in none; while it cannot be told, it depends.";

    /// <summary>Applies the rule.</summary>
    /// <param name="quantifier">In how many cases the statement says that it holds.</param>
    /// <param name="varied">What differs from case to case: what a verdict may depend on.</param>
    /// <param name="cases">The cases by name, with their answers.</param>
    /// <exception cref="ArgumentException">There is no case.</exception>
    internal static Verdict Of(Quantifier quantifier, string varied, ImmutableArray<(string Name, Answer Answer)> cases)
    {
        if (cases.IsDefaultOrEmpty) throw new ArgumentException("There is no case; a verdict needs one.", nameof(cases));
        var isSupported = quantifier == Quantifier.Every
            ? cases.All(each => each.Answer == Answer.Yes)
            : cases.Any(each => each.Answer == Answer.Yes);
        if (isSupported) return new(Outcome.Supported, "supported");
        if (cases.All(each => each.Answer == Answer.No)) return new(Outcome.Refuted, "refuted");
        var answers = new[] { Named(Answer.Yes, "so for"), Named(Answer.No, "not for"), Named(Answer.Open, "cannot be told for") };
        return new(Outcome.Depends, $"depends on {varied}: {string.Join("; ", answers.OfType<string>())}");

        string? Named(Answer answer, string words) =>
            cases.Where(each => each.Answer == answer).Select(each => each.Name).ToArray() is [_, ..] names
                ? $"{words} {string.Join(", ", names)}"
                : null;
    }
}
