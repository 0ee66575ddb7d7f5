using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A reflected exponential: almost a line at first, and steep at the end.
/// <code>
/// s(t) = end + (start - end) (1 - x) / (1 - β x),    x = t/T
/// </code>
/// </summary>
/// <remarks>
/// <para>Exactly the start at step 0 and exactly the end from step T on; never out of order between, rounding included. β = 0 is a line; the paper and pytorch-optimizer have 1/2.</para>
/// <para>Source: J. Chen, C. Wolfe and A. Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", MLSys 2022.</para>
/// </remarks>
public sealed record RexSchedule : Schedule
{
    /// <summary>A curve over a number of steps.</summary>
    /// <param name="start">The value at step 0, finite.</param>
    /// <param name="steps">T, at least 1.</param>
    /// <param name="end">The value from step T on, finite, as is its distance from the start.</param>
    /// <param name="bend">β, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public RexSchedule(double start, long steps, double end = 0, double bend = 0.5)
    {
        (Start, Steps, End) = (Argument.Finite(start), Argument.AtLeast(steps, 1), Argument.Finite(end));
        Argument.Finite(end - start, "end - start");
        Bend = bend is >= 0 and < 1 ? bend : throw Argument.OutOfRange(nameof(bend), bend, "at least 0 and below 1");
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>T, the number of steps from start to end.</summary>
    public long Steps { get; }

    /// <summary>The value from step T on.</summary>
    public double End { get; }

    /// <summary>β, from a line to a step.</summary>
    public double Bend { get; }

    /// <inheritdoc/>
    public override double Minimum => double.Min(Start, End);

    /// <inheritdoc/>
    public override double Maximum => double.Max(Start, End);

    /// <summary>As in <c>Rex(0.1 to 0 in 100 steps, bend 0.5)</c>.</summary>
    public override string ToString() => Invariant($"Rex({Start:R} to {End:R} in {Counted.Of(Steps, "step")}, bend {Bend:R})");

    /// <inheritdoc/>
    public override long StepsToComplete => Steps;

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return Start;
        if (step >= Steps) return End;
        var part = step / (double)Steps;
        return double.Clamp(End + (Start - End) * ((1 - part) / (1 - Bend * part)), Minimum, Maximum);
    }
}
