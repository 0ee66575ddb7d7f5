using System.Collections.Immutable;

namespace PureOptim.Article.Claims;

/// <summary>The budget of a report: the number of samples, the length of trainings, and the effort to find counterexamples.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Starts">The number of starts on each function.</param>
/// <param name="Seeds">The number of seeds that a network is trained from.</param>
/// <param name="Iterations">The number of iterations that a network is trained for.</param>
/// <param name="LawCases">The number of cases that a law is tried on.</param>
/// <param name="Rates">The learning rates that the best is chosen of.</param>
/// <param name="HasSmallStudies">Whether the studies that it shares trials with are the quick ones.</param>
internal sealed record Budget(
    string Name, int Starts, int Seeds, long Iterations, int LawCases, ImmutableArray<double> Rates, bool HasSmallStudies)
{
    /// <summary>The mark of verdicts from less than the full budget: its name; empty for the full one.</summary>
    internal string Mark =>
        Starts < Full.Starts || Seeds < Full.Seeds || Iterations < Full.Iterations || LawCases < Full.LawCases || Rates.Length < Full.Rates.Length || HasSmallStudies ? Name : "";

    /// <summary>The name of its folder.</summary>
    internal string Folder => HasSmallStudies ? "quick" : "full";

    /// <summary>The budget of the report in the README.</summary>
    internal static Budget Full { get; } = new(
        "in full",
        Starts: 20,
        Seeds: 5,
        Iterations: 2000,
        LawCases: 1000,
        Rates: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
        HasSmallStudies: false);

    /// <summary>Enough to see that everything works, and too little to decide what the full budget decides.</summary>
    internal static Budget Quick { get; } =
        new("quick", Starts: 5, Seeds: 2, Iterations: 200, LawCases: 100, Rates: [0.001, 0.01, 0.1], HasSmallStudies: true);
}
