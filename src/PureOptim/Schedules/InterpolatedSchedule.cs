using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A curve through given values at given steps, from each to the next, and constant after the last.
/// <code>
/// s(t) = a + (b - a) p                        linear
/// s(t) = b + (a - b)/2 (1 + cos(π p))         cosine
/// </code>
/// between the points (u, a) and (v, b), where p = (t - u)/(v - u).
/// </summary>
/// <remarks>
/// Exactly the value of a point at its step, and never out of order between two points, rounding included. The steps of points need not be whole; of two
/// points at the same step the second is a jump. Optax's <c>piecewise_interpolate_schedule</c> and both programs' one-cycle schedules are made of it, and
/// trapezoids are (<see cref="ScheduleFactories"/>).
/// </remarks>
public sealed record InterpolatedSchedule : Schedule
{
    /// <summary>A start and the points to go through.</summary>
    /// <param name="start">The value at step 0, finite.</param>
    /// <param name="interpolation">The curve between points.</param>
    /// <param name="points">The steps, never decreasing, each with the value there, finite. Those before 0 say where the curve comes from.</param>
    /// <exception cref="ArgumentException">A step comes before the last one, or a number is not finite; the message names it.</exception>
    public InterpolatedSchedule(double start, Interpolation interpolation, params ImmutableArray<(double Step, double Value)> points)
    {
        (Start, Interpolation) = (Argument.Finite(start), Argument.Defined(interpolation, nameof(interpolation)));
        Points = points.IsDefault ? [] : points;
        var (before, last) = (double.NegativeInfinity, start);
        foreach (var (step, value) in Points)
        {
            Argument.Finite(value, nameof(points));
            Argument.Finite(value - last, nameof(points));
            if (!(step >= before && double.IsFinite(step)))
                throw Argument.OutOfRange(nameof(points), step, "finite steps that never decrease");
            (before, last) = (step, value);
        }
    }

    /// <summary>The value at step 0, unless a point says otherwise.</summary>
    public double Start { get; }

    /// <summary>The curve between points.</summary>
    public Interpolation Interpolation { get; }

    /// <summary>The steps, each with the value there.</summary>
    public ImmutableArray<(double Step, double Value)> Points { get; }

    /// <inheritdoc/>
    public override double Minimum => Points.Aggregate(Start, (least, point) => double.Min(least, point.Value));

    /// <inheritdoc/>
    public override double Maximum => Points.Aggregate(Start, (greatest, point) => double.Max(greatest, point.Value));

    /// <inheritdoc/>
    public override long StepsToComplete => Points.IsEmpty ? 0 : (long)double.Ceiling(Points[^1].Step);

    /// <inheritdoc/>
    public override double At(long step)
    {
        var (from, value) = (0.0, Start);
        foreach (var (to, next) in Points)
        {
            if (step < to) return step <= from ? value : Between(value, next, (step - from) / (to - from));
            (from, value) = (to, next);
        }

        return value;
    }

    /// <summary>Whether start, curve and points are the same.</summary>
    public bool Equals(InterpolatedSchedule? other) =>
        other is not null && Start.Equals(other.Start) && Interpolation == other.Interpolation && Points.SequenceEqual(other.Points);

    /// <inheritdoc/>
    public override int GetHashCode() => Points.Aggregate(HashCode.Combine(Start, Interpolation), HashCode.Combine);

    /// <summary>As in <c>Interpolated(0 linear, 10: 0.1, 90: 0)</c>: the start and the curve, then each point as step and value.</summary>
    public override string ToString() => $"Interpolated({string.Join(", ", [
        Invariant($"{Start:R} {(Interpolation == Interpolation.Linear ? "linear" : "cosine")}"), .. Points.Select(point => Invariant($"{point.Step:R}: {point.Value:R}"))])})";

    private double Between(double start, double end, double part) => double.Clamp(
        Interpolation == Interpolation.Linear ? (end - start) * part + start : end + (start - end) / 2 * (Real64.Cos(double.Pi * part).Value + 1),
        double.Min(start, end),
        double.Max(start, end));
}
