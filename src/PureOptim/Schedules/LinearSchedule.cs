using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A straight line from one value to another.
/// <code>s(t) = start + (end - start) t/T</code>
/// </summary>
/// <remarks>Exactly the start at step 0 and exactly the end from step T on; never out of order between, rounding included.</remarks>
public sealed record LinearSchedule : Schedule
{
    /// <summary>A line over a number of steps.</summary>
    /// <param name="start">The value at step 0, finite.</param>
    /// <param name="end">The value from step T on, finite, as is its distance from the start.</param>
    /// <param name="steps">T, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public LinearSchedule(double start, double end, long steps)
    {
        Argument.AtLeast(steps, 1);
        (Start, End, Steps) = (Argument.Finite(start), Argument.Finite(end), steps);
        Argument.Finite(end - start, "end - start");
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>The value from step T on.</summary>
    public double End { get; }

    /// <summary>T, the number of steps from start to end.</summary>
    public long Steps { get; }

    /// <inheritdoc/>
    public override double Minimum => double.Min(Start, End);

    /// <inheritdoc/>
    public override double Maximum => double.Max(Start, End);

    /// <summary>As in <c>Linear(0 to 0.1 in 100 steps)</c>.</summary>
    public override string ToString() => Invariant($"Linear({Start:R} to {End:R} in {Counted.Of(Steps, "step")})");

    /// <inheritdoc/>
    public override long StepsToComplete => Steps;

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return Start;
        if (step >= Steps) return End;
        return double.Clamp(Start + (End - Start) * (step / (double)Steps), Minimum, Maximum);
    }
}
