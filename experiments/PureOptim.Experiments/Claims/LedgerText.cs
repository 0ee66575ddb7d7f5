using System.Globalization;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Statistics;

namespace PureOptim.Experiments.Claims;

/// <summary>Numbers, answers and verdicts of a ledger in words.</summary>
internal static class LedgerText
{
    /// <summary>A number, with its interval where it has one: <c>-0.031 [-0.04, -0.022]</c>.</summary>
    internal static string Of(Estimate estimate)
    {
        var (mean, low, high) = (Of(estimate.Mean), Of(estimate.Low), Of(estimate.High));
        return low == high ? mean : $"{mean} [{low}, {high}]";
    }

    /// <summary>What an answer is called.</summary>
    internal static string Of(Answer answer) => answer switch { Answer.Yes => "yes", Answer.No => "no", _ => "open" };

    /// <summary>What an outcome is called.</summary>
    internal static string Of(Outcome outcome) => $"{outcome}".ToLowerInvariant();

    /// <summary>What a kind of evidence is called.</summary>
    internal static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Trial => "trial",
        EvidenceKind.Path => "path",
        EvidenceKind.Rerun => "trial, run again",
        EvidenceKind.Law => "law",
        _ => "reading, nothing run",
    };

    /// <summary>A heading for the claims of a kind.</summary>
    internal static string Heading(ClaimKind kind) => kind == ClaimKind.Claim ? "What the article says" : "Errors in the article's code";

    /// <summary>What went into a ledger.</summary>
    internal static string Of(Effort effort) =>
        $"{effort.Starts} starts on a function, {effort.Seeds} seeds and {effort.Iterations} iterations for a network, {effort.LawCases} cases for a law";

    /// <summary>Three digits: no number of a ledger is known to more.</summary>
    private static string Of(double value)
    {
        if (!double.IsFinite(value)) return NumberText.Shortest(value);
        var rounded = double.Parse(value.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
        return double.Abs(rounded) < 1e5 ? NumberText.Shortest(rounded) : rounded.ToString("0.##e0", CultureInfo.InvariantCulture);
    }
}
