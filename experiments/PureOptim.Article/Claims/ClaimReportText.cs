using PureOptim.Article.Statistics;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>Numbers, answers and verdicts of a report in words.</summary>
internal static class ClaimReportText
{
    /// <summary>A number, with its interval where it has one: <c>-0.031 [-0.04, -0.022]</c>; or why it has none.</summary>
    internal static string Of(Estimate estimate, string unit = "") =>
        estimate.Count == 0 || estimate.IsUndefined ? Counted(NumberText.ThreeDigits(estimate.Mean), unit)
        : estimate.IsTheSameForAll ? $"{Counted(NumberText.ThreeDigits(estimate.Mean), unit)}, the same for all {estimate.Count}"
        : NumberText.ThreeDigits(estimate.Low) == NumberText.ThreeDigits(estimate.High) ? $"{Counted(NumberText.ThreeDigits(estimate.Mean), unit)}, exact to these digits"
        : estimate.HasInterval ? Counted($"{NumberText.ThreeDigits(estimate.Mean)} [{NumberText.ThreeDigits(estimate.Low)}, {NumberText.ThreeDigits(estimate.High)}]", unit)
        : $"{Counted(NumberText.ThreeDigits(estimate.Mean), unit)}, no interval{(estimate.Count == 1 ? " of one number" : "")}";

    /// <summary>A condition with its unit: <c>below 20 times</c>.</summary>
    internal static string Of(ClaimCase claimed) => Counted(claimed.Condition.Words, claimed.Measure.Unit);

    /// <summary>The word for an answer.</summary>
    internal static string Of(Answer answer) => answer switch { Answer.Yes => "yes", Answer.No => "no", Answer.TooFew => "too few", _ => "open" };

    /// <summary>The answer of a result to its condition.</summary>
    internal static string Of(CaseResult result) =>
        result.Answer == Answer.TooFew ? $"open: too few ({result.Measured.Number.Count} of {Estimate.Enough})" : Of(result.Answer);

    /// <summary>The word for a kind of evidence.</summary>
    internal static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Trial => "trial",
        EvidenceKind.Path => "path",
        EvidenceKind.Rerun => "trial, run again",
        EvidenceKind.Law => "law",
        _ => "reading, nothing run",
    };

    /// <summary>The numbers of cases, each with its condition.</summary>
    /// <param name="caption">The evidence; empty where it was named before.</param>
    /// <param name="results">The cases.</param>
    internal static ReportTable Table(string caption, IEnumerable<CaseResult> results) => ReportTable.Of(caption, ["case", "measured", "must be", "so?", "more"],
        results.Select(result => new[] { result.Case.Name, Of(result.Measured.Number, result.Case.Measure.Unit), Of(result.Case), Of(result), result.Measured.Note }));

    /// <summary>A piece of evidence in a line.</summary>
    internal static ReportText Line(Evidence evidence) => ReportText.Of($"{Of(evidence.Kind)} ", ReportSpan.Code(evidence.Id), $": {evidence.Text}");

    /// <summary>A heading for the claims of a kind.</summary>
    internal static string Heading(ClaimKind kind) => kind == ClaimKind.Claim ? "What the article says" : "Errors in the article's code";

    /// <summary>The budget of a report in words.</summary>
    internal static string Of(Budget budget) =>
        $"{CountText.Of(budget.Starts, "start")} on a function, {CountText.Of(budget.Seeds, "seed")} and {CountText.Of(budget.Iterations, "iteration")} for a network, {CountText.Of(budget.LawCases, "case")} for a law";

    /// <summary>The meaning of the mark on verdicts; empty for a full report.</summary>
    internal static string Caution(Budget budget) => budget.Mark == "" ? ""
        : $"Verdicts marked \"{budget.Mark}\" rest on fewer seeds, starts, iterations and learning rates than those of the full run, and may differ from them. "
            + $"With fewer than {Estimate.Enough} seeds nothing is decided.";

    /// <summary>The method of the intervals in words.</summary>
    internal static string Intervals { get; } =
        "Numbers in brackets are 95 % intervals over seeds or starts, Student's: of the geometric mean for losses and multiples, of the mean for everything else.";

    /// <summary>A number with what it counts; of one, the singular.</summary>
    private static string Counted(string number, string unit) => unit == "" ? number : $"{number} {unit}{(number == "1" || number.EndsWith(" 1", StringComparison.Ordinal) ? "" : "s")}";
}
