using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Half a cosine wave from a value down to a fraction of it.
/// <code>s(t) = α start + (start - α start) ((1 + cos(π t/T)) / 2)^p</code>
/// where the exponent p is 1 unless given.
/// </summary>
/// <remarks>
/// <para>
/// Exactly the start at step 0 and exactly α start from step T on. Between, successive values are in order for T up to 10^7; beyond,
/// neighbours near the ends differ by less than the error of the cosine.
/// </para>
/// <para>
/// Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, without the restarts.
/// </para>
/// </remarks>
public sealed record CosineSchedule : Schedule
{
    /// <summary>A half wave over a number of steps.</summary>
    /// <param name="start">The value at step 0, finite.</param>
    /// <param name="steps">T, at least 1.</param>
    /// <param name="finalFraction">α, from 0 to 1.</param>
    /// <param name="exponent">p, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public CosineSchedule(double start, long steps, double finalFraction = 0, double exponent = 1)
    {
        Argument.AtLeast(steps, 1);
        if (finalFraction is not (>= 0 and <= 1))
            throw Argument.OutOfRange(nameof(finalFraction), finalFraction, "between 0 and 1");
        (Start, Steps, FinalFraction) = (Argument.Finite(start), steps, finalFraction);
        Exponent = Argument.Positive(exponent);
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>T, the number of steps from start to end.</summary>
    public long Steps { get; }

    /// <summary>α, what is left of the start at the end.</summary>
    public double FinalFraction { get; }

    /// <summary>p, by which the wave is bent.</summary>
    [AddedLater]
    public double Exponent { get; }

    /// <summary>The value from step T on: α start.</summary>
    public double End => FinalFraction * Start;

    /// <inheritdoc/>
    public override double Minimum => double.Min(Start, End);

    /// <inheritdoc/>
    public override double Maximum => double.Max(Start, End);

    /// <summary>As in <c>Cosine(0.1 to 0 in 900 steps)</c>.</summary>
    public override string ToString() => Invariant($"Cosine({Start:R} to {End:R} in {Counted.Of(Steps, "step")}{(Exponent == 1 ? "" : Invariant($", to the power {Exponent:R}"))})");

    /// <inheritdoc/>
    public override long StepsToComplete => Steps;

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return Start;
        if (step >= Steps) return End;
        var height = (1 + Real64.Cos(double.Pi * (step / (double)Steps)).Value) / 2;
        if (Exponent != 1) height = Scalar.Power(height, Exponent).Value;
        return double.Clamp(End + (Start - End) * height, Minimum, Maximum);
    }
}
