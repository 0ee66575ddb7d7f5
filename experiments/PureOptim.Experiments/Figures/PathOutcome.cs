using System.Collections.Immutable;

namespace PureOptim.Experiments.Figures;

/// <summary>How a path ended, seen through the window of its picture.</summary>
/// <param name="Losses">The function at every point.</param>
/// <param name="LeftAt">The first of the steps at the end that lie outside the window, or null for a path that ends in the picture.</param>
/// <param name="Diverged">Whether the path ended outside the window, and higher than it started or at no number.</param>
/// <param name="Label">That in words.</param>
public sealed record PathOutcome(ImmutableArray<double> Losses, int? LeftAt, bool Diverged, string Label)
{
    /// <summary>The outcome of <paramref name="path"/>, one of the paths of <paramref name="data"/>.</summary>
    public static PathOutcome Of(PathsData data, PathSeries path)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(path);
        var points = path.Points;
        if (points.IsEmpty) throw new ArgumentException($"The path of {path.Name} has no points; it needs a start.", nameof(path));

        ImmutableArray<double> losses = [.. points.Select(point => data.Function(point.X, point.Y))];
        var (steps, last) = (points.Length - 1, losses[^1]);

        // What follows a point that is not a number means nothing, even if it is a number again.
        var left = points.TakeWhile(point => point.IsFinite).Count();
        while (left > 0 && !data.Window.Contains(points[left - 1])) left--;
        if (left == points.Length) return new(losses, null, false, $"f = {Numbers.Readable(last)} after {steps} steps");

        // Written so that NaN counts as higher.
        var diverged = !points.All(point => point.IsFinite) || !(last <= losses[0]);
        var what = diverged ? "diverged" : "left the picture";
        return new(losses, left, diverged, $"{what} at step {left}: f = {Numbers.Readable(losses[left])}");
    }

    /// <summary>What there is to draw: the points up to the first of those at the end that lie outside.</summary>
    public ImmutableArray<PlotPoint> Drawn(PathSeries path) => LeftAt is { } left ? path.Points[..(left + 1)] : path.Points;
}
