using System.Collections.Immutable;

namespace PureOptim.Article.Claims;

/// <summary>The facts that the report quotes: from texts, and numbers that others measured. Nothing here is a result of this tool.</summary>
internal static class CitedFacts
{
    /// <summary>The mean loss of the article's program over the last 100 of 2,000 iterations, on one thread of its matrix products.</summary>
    internal const double OneThread = 0.0703;

    /// <summary>The same program, seed and machine, on two threads.</summary>
    internal const double TwoThreads = 0.0807;

    /// <summary>The class that the article's listing imports.</summary>
    internal const string Imported = "RMSProp";

    /// <summary>The class that there is to import, in <c>common/optimizer.py</c> of "Deep Learning from Scratch".</summary>
    internal const string Declared = "RMSprop";

    /// <summary>The number of times that the article's last listing prints its losses: the block that prints stands after the loop, not in it.</summary>
    internal const int Printed = 1;

    /// <summary>The number of times that it is meant to: every 100 of its 2,000 iterations.</summary>
    internal const int Meant = 2000 / 100;

    /// <summary>The ends of the article's plotted paths, in x, as far as its picture shows, and their ends from a fresh state.</summary>
    internal static ImmutableArray<(string Optimizer, bool IsWarm, double X)> Ends { get; } =
        [("AdaGrad", true, -0.67), ("AdaGrad", false, -0.12), ("RMSProp", true, -1.73), ("RMSProp", false, -0.70)];

    /// <summary>The end of the path that the article's program computes with its Nesterov, after 30 steps: bits that were recorded from it.</summary>
    internal static ImmutableArray<double> NesterovEnd { get; } = [0.5263905077412623, 0.0002258201570808063];

    /// <summary>A fact of the article's text.</summary>
    internal static Evidence Article(string fact) => new(EvidenceKind.Reading, "the article", fact);

    /// <summary>A fact of the book's text.</summary>
    internal static Evidence Book(string fact) =>
        new(EvidenceKind.Reading, "Deep Learning from Scratch, common/optimizer.py", fact);

    /// <summary>A number that was measured by running the article's program.</summary>
    internal static Evidence Measured(string fact) => new(EvidenceKind.Reading, "a run of the article's numpy program, not of this tool", fact);
}
