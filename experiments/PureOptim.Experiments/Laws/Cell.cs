using PureOptim.Laws;

namespace PureOptim.Experiments.Laws;

/// <summary>One law on one subject.</summary>
/// <param name="Subject">What the law was tried on.</param>
/// <param name="Verdict">What checking showed.</param>
internal sealed record Cell(Subject Subject, LawVerdict Verdict)
{
    /// <summary>What the verdict comes to.</summary>
    internal Mark Mark { get; } = Mark.Of(Verdict);

    /// <summary>Which hyperparameters the cases varied, and which they could not, in a sentence; null where there are none.</summary>
    internal string? Varied => (Verdict.Varied, Verdict.NotVaried) switch
    {
        ({ IsEmpty: true }, { IsEmpty: true }) => null,
        (var varied, { IsEmpty: true }) => $"Varied: {string.Join(", ", varied)}.",
        (_, var fixedOnes) => $"Not varied: {string.Join(", ", fixedOnes)}.",
    };

    /// <summary>The verdict in words, with the bound where there is one.</summary>
    internal string Words => Mark == Mark.Bounded ? $"{Mark.Meaning} {BoundText.Of(Verdict.Bound)}" : Mark.Meaning;
}
