using System.Collections.Immutable;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Paths;

/// <summary>The end of a path, seen through the window of its picture, and the part of it that is drawn.</summary>
/// <param name="FinalLoss">The function at the last point.</param>
/// <param name="LeftAt">The first of the steps at the end that lie outside the window, or null for a path that ends in the picture.</param>
/// <param name="Diverged">Whether the path ended outside the window, and higher than it started, or at NaN or infinity.</param>
/// <param name="Label">That in words.</param>
/// <param name="Drawn">The points to draw, to the end: all, or those that <see cref="Thinning"/> leaves of a long path.</param>
public sealed record PathOutcome(double FinalLoss, int? LeftAt, bool Diverged, string Label, ImmutableArray<PathStep> Drawn)
{
    /// <summary>The outcome of <paramref name="path"/>, one of the paths of <paramref name="data"/>.</summary>
    public static PathOutcome Of(PathsData data, PathSeries path)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(path);
        var points = path.Points;
        if (points.IsEmpty) throw new ArgumentException($"The path of {path.Name} has no points; it needs a start.", nameof(path));

        double[] losses = [.. points.Select(point => data.Function(point.X, point.Y))];
        var (steps, last) = (points.Length - 1, losses[^1]);

        // What follows a point that is not a number means nothing, even if it is a number again.
        var finite = points.TakeWhile(point => point.IsFinite).Count();
        var left = finite;
        while (left > 0 && !data.Window.Contains(points[left - 1])) left--;
        var lost = Array.FindIndex(losses, loss => !double.IsFinite(loss));
        ImmutableArray<PathStep> drawn =
        [
            .. Thinning.Indices(points.Length, Thinning.Share(data.Paths.Length), [left - 1, left, finite - 1, finite, lost - 1, lost, steps],
                i => points[i].X, i => points[i].Y, i => losses[i]).Select(i => new PathStep(i, points[i], losses[i])),
        ];
        if (left == points.Length) return new(last, null, false, $"f = {Numbers.Readable(last)} after {steps} {(steps == 1 ? "step" : "steps")}", drawn);

        // Written so that NaN counts as higher.
        var diverged = finite < points.Length || !(last <= losses[0]);
        var what = diverged ? "diverged" : "left the picture";
        return new(last, left, diverged, $"{what} at step {left}: f = {Numbers.Readable(losses[left])}", drawn);
    }

    /// <summary>The part to draw in the plane: the points up to the first of those at the end that lie outside.</summary>
    public ImmutableArray<PathStep> InPicture => LeftAt is { } left ? [.. Drawn.TakeWhile(step => step.Step <= left)] : Drawn;
}

/// <summary>A step of a path that is drawn.</summary>
/// <param name="Step">Its number; the start is 0.</param>
/// <param name="At">The result in words.</param>
/// <param name="Loss">The function there.</param>
public readonly record struct PathStep(int Step, PlotPoint At, double Loss);
