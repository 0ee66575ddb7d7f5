using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A power of the time, from one value to another.
/// <code>
/// s(t) = end + (start - end) (1 - t/T)^p          power of the rest
/// s(t) = start + (end - start) (t/T)^p            power of the elapsed
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// Exactly the start at step 0 and exactly the end from step T on. The first shape is that of PyTorch, Optax and Keras; the second, with powers of 1/2 and 2, makes the
/// decays 1 - √x and 1 - x² after a constant rate.
/// </para>
/// <para>
/// With <see cref="Cycles"/>, as Keras's <c>cycle</c>, T is the first multiple of the steps that is not before t: after each end the value rises again, less each time.
/// </para>
/// </remarks>
public sealed record PolynomialSchedule : Schedule
{
    /// <summary>A power over a number of steps.</summary>
    /// <param name="start">The value at step 0, finite.</param>
    /// <param name="end">The value at step T, finite, as is its distance from the start.</param>
    /// <param name="steps">T, at least 1.</param>
    /// <param name="exponent">The exponent p, finite and above 0.</param>
    /// <param name="shape">What is raised to the power.</param>
    /// <param name="cycles">Whether the value rises again after the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public PolynomialSchedule(double start, double end, long steps, double exponent = 1, PolynomialShape shape = PolynomialShape.PowerOfRest, bool cycles = false)
    {
        Argument.AtLeast(steps, 1);
        (Start, End, Steps, Exponent) = (Argument.Finite(start), Argument.Finite(end), steps, Argument.Positive(exponent));
        (Shape, Cycles) = (Argument.Defined(shape, nameof(shape)), cycles);
        Argument.Finite(end - start, "end - start");
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>The value at step T.</summary>
    public double End { get; }

    /// <summary>T, the number of steps from start to end.</summary>
    public long Steps { get; }

    /// <summary>The exponent p.</summary>
    public double Exponent { get; }

    /// <summary>What is raised to the power.</summary>
    public PolynomialShape Shape { get; }

    /// <summary>Whether the value rises again after the end.</summary>
    public bool Cycles { get; }

    /// <inheritdoc/>
    public override double Minimum => double.Min(Start, End);

    /// <inheritdoc/>
    public override double Maximum => double.Max(Start, End);

    /// <summary>As in <c>Polynomial(0.1 to 0 in 100 steps, power 2)</c>.</summary>
    public override string ToString() => Invariant(
        $"Polynomial({Start:R} to {End:R} in {Counted.Of(Steps, "step")}, power {Exponent:R}{(Shape == PolynomialShape.PowerOfElapsed ? " of the elapsed" : "")}{(Cycles ? ", in cycles" : "")})");

    /// <inheritdoc/>
    public override long StepsToComplete => Steps;

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return Start;
        if (step >= Steps && (!Cycles || step % Steps == 0)) return End;
        var part = double.Min(step / (Cycles ? (double)Steps * (step / Steps + 1) : Steps), 1);
        var value = Shape == PolynomialShape.PowerOfRest
            ? (Start - End) * Scalar.Power(1 - part, Exponent).Value + End
            : (End - Start) * Scalar.Power(part, Exponent).Value + Start;
        return double.Clamp(value, Minimum, Maximum);
    }
}
