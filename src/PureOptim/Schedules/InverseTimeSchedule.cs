using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A value that falls as one over the number of steps.
/// <code>s(t) = start / (1 + rate · t)</code>
/// </summary>
/// <remarks>PyTorch's Adagrad calls the rate lr_decay.</remarks>
public sealed record InverseTimeSchedule : Schedule
{
    /// <summary>Decay by a rate.</summary>
    /// <param name="start">The value at step 0, finite and at least 0.</param>
    /// <param name="rate">The growth of the divisor in a step, finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public InverseTimeSchedule(double start, double rate)
    {
        (Start, Rate) = (Argument.NonNegative(start, nameof(start)), Argument.NonNegative(rate, nameof(rate)));
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>The growth of the divisor in a step.</summary>
    public double Rate { get; }

    /// <summary>The limit of the value: 0, or the start if the rate is 0.</summary>
    public override double Minimum => Rate == 0 ? Start : 0;

    /// <inheritdoc/>
    public override double Maximum => Start;

    /// <summary>As in <c>InverseTime(0.1/(1 + 0.01 t))</c>.</summary>
    public override string ToString() => Invariant($"InverseTime({Start:R}/(1 + {Rate:R} t))");

    /// <inheritdoc/>
    public override double At(long step) => step <= 0 ? Start : Start / (1 + Rate * step);
}
