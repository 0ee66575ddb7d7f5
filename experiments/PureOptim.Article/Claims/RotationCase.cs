using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Claims;

/// <summary>One meaning of "turning the ellipse": problems as they are, each with what it becomes.</summary>
/// <param name="Name">A few words that distinguish it from other meanings.</param>
/// <param name="Before">The problems unturned.</param>
/// <param name="After">The same problems turned, in the same order.</param>
internal sealed record RotationCase(string Name, ImmutableArray<Minimize> Before, ImmutableArray<Minimize> After)
{
    /// <summary>Whether the starts were drawn. If not, the problem is one and no other, and what is measured on it is exact.</summary>
    internal bool AreStartsDrawn { get; init; }

    /// <summary>The increase from the unturned problems to the turned ones, with an interval over the starts if these were drawn.</summary>
    internal Estimate Compare(ImmutableArray<double> after, ImmutableArray<double> before) => AreStartsDrawn
        ? Comparison.Differences(after, before).Estimate
        : Estimate.Exactly(after[0] - before[0]);

    /// <summary>
    /// The function that the article prints, a product where the book has a difference; the book's, which is steeper too; and a rotation and
    /// nothing else, of the function and of the start with it, from several starts.
    /// </summary>
    internal static ImmutableArray<RotationCase> All(int starts)
    {
        var ellipse = Objective.Ellipse;
        var drawn = SamplePoints.Starts(ellipse, starts);
        return
        [
            new("the article's product", [new(ellipse)], [new(Objective.ProductEllipse)]),
            new("the book's steeper function", [new(ellipse)], [new(Objective.DoubledRotatedEllipse)]),
            new("a rotation alone",
                [.. drawn.Select(start => new Minimize(ellipse, start))],
                [.. drawn.Select(start => new Minimize(Objective.RotatedEllipse, Rotated(start)))]) { AreStartsDrawn = true },
        ];
    }

    /// <summary>The point whose coordinates along the turned axes, (x + y)/√2 and (x - y)/√2, are those of <paramref name="point"/>.</summary>
    private static ImmutableArray<double> Rotated(ImmutableArray<double> point)
    {
        var root = double.Sqrt(2);
        return [(point[0] + point[1]) / root, (point[0] - point[1]) / root];
    }
}
