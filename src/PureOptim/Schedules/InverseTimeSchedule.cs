using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A value that falls as one over the number of steps.
/// <code>
/// s(t) = start / (1 + rate · t/interval)          smooth
/// s(t) = start / (1 + rate · ⌊t/interval⌋)        staircase
/// </code>
/// </summary>
/// <remarks>PyTorch's Adagrad calls the rate lr_decay; the interval is 1 there.</remarks>
public sealed record InverseTimeSchedule : Schedule
{
    /// <summary>Decay by a rate.</summary>
    /// <param name="start">The value at step 0, finite and at least 0.</param>
    /// <param name="rate">The growth of the divisor in an interval, finite and at least 0.</param>
    /// <param name="interval">The steps in an interval, at least 1.</param>
    /// <param name="staircase">Whether the value stays constant within an interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public InverseTimeSchedule(double start, double rate, long interval = 1, bool staircase = false)
    {
        (Start, Rate) = (Argument.NonNegative(start, nameof(start)), Argument.NonNegative(rate, nameof(rate)));
        (Interval, Staircase) = (Argument.AtLeast(interval, 1), staircase);
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>The growth of the divisor in an interval.</summary>
    public double Rate { get; }

    /// <summary>The steps in an interval.</summary>
    [AddedLater]
    public long Interval { get; }

    /// <summary>Whether the value stays constant within an interval.</summary>
    [AddedLater]
    public bool Staircase { get; }

    /// <summary>The limit of the value: 0, or the start if the rate is 0.</summary>
    public override double Minimum => Rate == 0 ? Start : 0;

    /// <inheritdoc/>
    public override double Maximum => Start;

    /// <summary>As in <c>InverseTime(0.1/(1 + 0.01 t))</c>.</summary>
    public override string ToString() => Invariant($"InverseTime({Start:R}/(1 + {Rate:R} t{(Interval == 1 ? "" : Invariant($"/{Interval}"))}){(Staircase && Interval > 1 ? ", staircase" : "")})");

    /// <inheritdoc/>
    public override double At(long step) => step <= 0 ? Start : Start / (1 + Rate * (Staircase ? step / Interval : step / (double)Interval));
}
