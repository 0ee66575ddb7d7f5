using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The end of a run, as a function of its points: <c>batches.Scan(optimizer, start, model, every: 100).UntilNoBetter(at => LossOf(at.Parameters), patience: 5)</c>.
/// A scan computes its points as they are asked for, so that what is not asked for is not computed.
/// </summary>
public static class EarlyStopping
{
    /// <summary>
    /// The points up to the one at which, for the <paramref name="patience"/>-th time in a row, the loss was not lower than the lowest before. A loss
    /// that is NaN is never lower.
    /// </summary>
    /// <param name="points">The points of a run.</param>
    /// <param name="loss">The loss at a point, most often on examples that the run does not learn from. Computed once a point.</param>
    /// <param name="patience">The number of points in a row that may bring no gain, at least 1.</param>
    /// <param name="leastGain">The least decrease below the lowest loss before that counts as a gain, at least 0.</param>
    public static IEnumerable<TPoint> UntilNoBetter<TPoint>(this IEnumerable<TPoint> points, Func<TPoint, double> loss, int patience, double leastGain = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(loss);
        Argument.AtLeast(patience, 1);
        Argument.NonNegative(leastGain, nameof(leastGain));
        return Points();

        IEnumerable<TPoint> Points()
        {
            var (lowest, failures) = (double.PositiveInfinity, 0);
            foreach (var point in points)
            {
                yield return point;
                var now = loss(point);
                var isBetter = now < lowest - leastGain || (lowest == double.PositiveInfinity && now < lowest);
                (lowest, failures) = isBetter ? (now, 0) : (lowest, failures + 1);
                if (failures == patience) yield break;
            }
        }
    }

    /// <summary>The point with the lowest loss, the first of several; the first of all where no loss is a number.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="loss">The loss at a point.</param>
    /// <exception cref="InvalidOperationException">There are no points.</exception>
    public static TPoint Best<TPoint>(this IEnumerable<TPoint> points, Func<TPoint, double> loss)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(loss);
        return points.Select(point => (Point: point, Loss: loss(point))).Aggregate((best, next) => next.Loss < best.Loss || (double.IsNaN(best.Loss) && !double.IsNaN(next.Loss)) ? next : best).Point;
    }
}
