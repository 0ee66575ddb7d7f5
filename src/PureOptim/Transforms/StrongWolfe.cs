using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A line search for a loss that falls far enough and a slope that is small enough (Wolfe's strong conditions), by cubics through two points and their slopes.
/// <code>
/// θ' = θ - a u        f(a) ≤ f(0) + c₁ a f'(0),   |f'(a)| ≤ -c₂ f'(0)
/// </code>
/// where u is the update of the wrapped optimizer, and f(a) the loss at θ - a u. It begins at a = 1.
/// </summary>
/// <remarks>
/// <para>
/// It costs an evaluation of the loss and the gradient for each rate that is looked at, at most n + 1, and keeps the rate. The rate grows to the minimum of a cubic, up to ten times as far, until an interval
/// has a rate that fulfils the conditions; then the minimum of a cubic divides the interval, but stays away from its ends where it was near them before. Where no rate fulfils both conditions, the rate with the lowest loss
/// among the ends of the interval is taken, which may be 0. The loss never rises, not by a bit. An update that leads up is not gone at all; a loss that is no number counts as infinite.
/// </para>
/// <para>As the <c>strong_wolfe</c> of PyTorch's <c>LBFGS</c>, which is that of minFunc. <see cref="Zoom"/> is Optax's.</para>
/// <para>Source: M. Schmidt, "minFunc", 2005, after J. Nocedal and S. J. Wright, "Numerical Optimization", 1999, algorithms 3.5 and 3.6.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are directions.</param>
[Defaults("PyTorch")]
public sealed record StrongWolfe(IOptimizer Wrapped) : WolfeSearch(Wrapped, most: 25)
{
    /// <summary>The length of an interval that is not searched further, of the coordinate that moves most, at least 0, in parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("l", "l", Bounds.NonNegative, Parameter = 1, Source = "PyTorch")]
    public Schedule Shortest { get; init => field = Checked(value); } = 1e-9;

    /// <inheritdoc/>
    protected internal override double Search(Line line, StepContext t)
    {
        var rate = line.Start.Slope > 0 ? 0 : Found(line, t);
        t.Keep(Rate, rate);
        return rate;
    }

    private double Found(Line line, StepContext t)
    {
        var (start, looked) = (line.Start, 0);
        var (decrease, flat) = (t.Of(Decrease).Value * start.Slope, -t.Of(Curvature).Value * start.Slope);
        var (last, point) = (start, line.At(1));

        // Out, until the interval has such a rate.
        for (; looked < Most && IsLow(point) && !(looked > 1 && point.Loss >= last.Loss); looked++)
        {
            if (double.Abs(point.Slope) <= flat) return point.Rate;
            if (point.Slope >= 0) break;
            var rate = MinimumOfCubic(last, point, point.Rate + 0.01 * (point.Rate - last.Rate), 10 * point.Rate);
            (last, point) = (point, line.At(rate));
        }

        // And in, between two ends of which the first is taken where both are equal.
        LinePoint[] ends = [looked == Most ? start : last, point];
        var (low, wasNear) = (Lower(ends), false);
        var (length, shortest) = (line.Length, t.Of(Shortest).Value);
        for (; looked < Most && !(double.Abs(ends[1].Rate - ends[0].Rate) * length < shortest); looked++)
        {
            var (left, right) = (double.Min(ends[0].Rate, ends[1].Rate), double.Max(ends[0].Rate, ends[1].Rate));
            var (rate, margin) = (MinimumOfCubic(ends[0], ends[1], left, right), 0.1 * (right - left));
            var isNear = double.Min(right - rate, rate - left) < margin;
            if (isNear && (wasNear || rate >= right || rate <= left))
            {
                rate = double.Abs(rate - right) < double.Abs(rate - left) ? right - margin : left + margin;
                isNear = false;
            }

            (point, wasNear) = (line.At(rate), isNear);
            if (!IsLow(point) || point.Loss >= ends[low].Loss)
            {
                ends[1 - low] = point;
                low = Lower(ends);
            }
            else
            {
                if (double.Abs(point.Slope) <= flat) return point.Rate;
                if (point.Slope * (ends[1 - low].Rate - ends[low].Rate) >= 0) ends[1 - low] = ends[low];
                ends[low] = point;
            }
        }

        return ends[low].Rate;

        bool IsLow(LinePoint at) => at.Loss < double.PositiveInfinity && at.Loss <= start.Loss + at.Rate * decrease;
    }

    private static int Lower(LinePoint[] ends) => ends[0].Loss <= ends[1].Loss ? 0 : 1;

    /// <summary>The minimum of the cubic through two points with their slopes, within bounds, or the middle of these where there is none.</summary>
    private static double MinimumOfCubic(LinePoint one, LinePoint other, double least, double most)
    {
        var (left, right) = one.Rate <= other.Rate ? (one, other) : (other, one);
        var mean = left.Slope + right.Slope - 3 * (left.Loss - right.Loss) / (left.Rate - right.Rate);
        var root = double.Sqrt(mean * mean - left.Slope * right.Slope);
        var minimum = right.Rate - (right.Rate - left.Rate) * ((right.Slope + root - mean) / (right.Slope - left.Slope + 2 * root));
        return double.IsNaN(minimum) ? (least + most) / 2 : double.Min(double.Max(minimum, least), most);
    }
}
