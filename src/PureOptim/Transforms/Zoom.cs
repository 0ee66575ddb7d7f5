using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A line search for a loss that falls far enough and a slope that is small enough (Wolfe's strong conditions): the rate grows until there is such a one below it, and then the interval shrinks around it.
/// <code>
/// θ' = θ - a u        f(a) ≤ f(0) + c₁ a f'(0)   or   f(a) ≤ f(0) + ε |f(0)| and f'(a) ≤ (2 c₁ - 1) f'(0)
///                     |f'(a)| ≤ c₂ |f'(0)|
/// </code>
/// where u is the update of the wrapped optimizer, and f(a) the loss at θ - a u.
/// </summary>
/// <remarks>
/// <para>
/// It costs an evaluation of the loss and the gradient for each rate that is looked at, at most n, and keeps the rate. Within the interval the next rate is the minimum of a cubic through three points,
/// or of a parabola, where it is not too near the ends, or else the middle. Where no rate fulfils the conditions, the best of those that fulfil the first is taken; where none does, the parameters stay. So with
/// ε = 0 the loss never rises, not by a bit; <see cref="MayRise"/> is Optax's way. A loss that is no number counts as infinite.
/// </para>
/// <para>
/// As Optax's <c>scale_by_zoom_linesearch</c> without its tolerance, which has no default for n, lets the loss rise on an update that leads up, and whose ε is 1e-6. SciPy's search is like it. <see cref="StrongWolfe"/>
/// is PyTorch's.
/// </para>
/// <para>
/// Source: J. Nocedal and S. J. Wright, "Numerical Optimization", 1999, algorithms 3.5 and 3.6; W. W. Hager and H. Zhang, "Algorithm 851: CG_DESCENT", ACM Transactions on Mathematical Software 32, 2006, (23)
/// and (27), for the second form of the first condition, which can be told where the loss changes by less than it is rounded.
/// </para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are directions.</param>
[Defaults("Optax", nameof(Most), nameof(Decrease), nameof(Curvature))]
public sealed record Zoom(IOptimizer Wrapped) : WolfeSearch(Wrapped, most: 20)
{
    /// <summary>The share ε of the loss by which it may rise where the slopes say that it falls, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ε", @"\varepsilon", Bounds.NonNegative)]
    public Schedule Rise { get; init => field = Checked(value); } = 0;

    /// <summary>The factor ρ by which the rate grows until there is an interval, at least 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or not finite.</exception>
    [Hyperparameter("ρ", @"\rho", Bounds.AtLeastOne, Source = "Optax")]
    public Schedule Growth { get; init => field = Checked(value); } = 2;

    /// <summary>The largest rate, above 0, without unit; infinity for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public double Largest { get; init => field = value > 0 ? value : throw Numerics.Argument.OutOfRange(nameof(Largest), value, "above 0"); } = double.PositiveInfinity;

    /// <summary>The length of an interval that is not searched further once a rate fulfils the first condition, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("l", "l", Bounds.NonNegative, Source = "Optax")]
    public Schedule Shortest { get; init => field = Checked(value); } = 1e-5;

    /// <summary>Whether a search begins at the rate of the last one; otherwise at 1.</summary>
    public bool KeepsRate { get; init; }

    /// <summary>Whether the last rate is gone all the same where none fulfils the first condition, unless the loss there is infinite, as in Optax. Otherwise the parameters stay.</summary>
    public bool MayRise { get; init; }

    /// <inheritdoc/>
    protected internal override double Search(Line line, StepContext t)
    {
        var rate = Found(line, t);
        t.Keep(Rate, rate);
        return rate;
    }

    private double Found(Line line, StepContext t)
    {
        var (start, shortest) = (line.Start, t.Of(Shortest).Value);
        var (last, safe, low, high, other, isBracketed) = (start, start, start, start, start, false);
        for (var looked = 0; looked < Most; looked++)
        {
            if (!isBracketed)
            {
                var rate = looked > 0 ? t.Of(Growth).Value * last.Rate : KeepsRate ? t.Kept(Rate).Value : 1;
                var point = line.At(double.Min(rate, Largest));
                var falls = Falls(start, point, t);
                if (falls && IsFlat(start, point, t)) return point.Rate;
                if (falls) safe = point;
                var isHigh = !falls || (point.Loss >= last.Loss && looked > 0);
                isBracketed = isHigh || point.Slope >= 0;
                if (!isBracketed && rate >= Largest) return point.Rate;
                (low, high) = isHigh || point.Slope < 0 ? (last, point) : (point, last);
                (last, other) = (point, low);
            }
            else
            {
                var isShort = double.Abs(high.Rate - low.Rate) <= shortest;
                var point = last = line.At(Between(low, high, other));
                var falls = Falls(start, point, t);
                if (falls && IsFlat(start, point, t)) return point.Rate;
                if (falls && point.Loss < safe.Loss) safe = point;
                if (!falls || point.Loss >= low.Loss) (high, other) = (point, high);
                else if (point.Slope * (high.Rate - low.Rate) >= 0) (low, high, other) = (point, low, high);
                else (low, other) = (point, low);
                if (isShort && safe.Rate > 0) return safe.Rate;
            }
        }

        return safe.Rate > 0 || !MayRise || double.IsInfinity(last.Loss) ? safe.Rate : last.Rate;
    }

    private bool Falls(LinePoint start, LinePoint point, StepContext t)
    {
        var (share, change) = (t.Of(Decrease).Value, point.Loss - start.Loss);
        return change <= share * point.Rate * double.Min(start.Slope, 0)
            || (change <= t.Of(Rise).Value * double.Abs(start.Loss) && point.Slope <= (2 * share - 1) * start.Slope);
    }

    private bool IsFlat(LinePoint start, LinePoint point, StepContext t) => double.Abs(point.Slope) <= t.Of(Curvature).Value * double.Abs(start.Slope);

    /// <summary>The next rate within an interval.</summary>
    private static double Between(LinePoint low, LinePoint high, LinePoint other)
    {
        var (left, right) = (double.Min(low.Rate, high.Rate), double.Max(low.Rate, high.Rate));
        var length = right - left;
        return MinimumOfCubic(low, high, other) is var cubic && cubic > left + 0.2 * length && cubic < right - 0.2 * length ? cubic
            : MinimumOfParabola(low, high) is var parabola && parabola > left + 0.1 * length && parabola < right - 0.1 * length ? parabola
            : (low.Rate + high.Rate) / 2;
    }

    /// <summary>The minimum of the cubic through three points with the slope of the first; NaN if there is none.</summary>
    private static double MinimumOfCubic(LinePoint first, LinePoint second, LinePoint third)
    {
        var (slope, to, across) = (first.Slope, second.Rate - first.Rate, third.Rate - first.Rate);
        var divisor = to * across * (to * across) * (to - across);
        var (above, beyond) = (second.Loss - first.Loss - slope * to, third.Loss - first.Loss - slope * across);
        var cube = (across * across * above - to * to * beyond) / divisor;
        var square = (to * to * to * beyond - across * across * across * above) / divisor;
        return first.Rate + (double.Sqrt(square * square - 3 * cube * slope) - square) / (3 * cube);
    }

    /// <summary>The minimum of the parabola through two points with the slope of the first.</summary>
    private static double MinimumOfParabola(LinePoint first, LinePoint second)
    {
        var to = second.Rate - first.Rate;
        return first.Rate - first.Slope / (2 * ((second.Loss - first.Loss - first.Slope * to) / (to * to)));
    }
}
