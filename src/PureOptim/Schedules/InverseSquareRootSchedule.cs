using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A value that falls as one over the square root of the number of the step, after a line up.
/// <code>
/// s(t) = peak · min(n/w, √(w/n)),    n = t + 1
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// Exactly the peak in step number w, n = w. With w = 1 it is start/√n, as in "Dive into Deep Learning". <c>Schedule.Noam</c> says it as the paper does, by the width of a model.
/// </para>
/// <para>Source: A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017, equation 3.</para>
/// </remarks>
public sealed record InverseSquareRootSchedule : Schedule
{
    /// <summary>A peak and the number of the step that has it.</summary>
    /// <param name="peak">The largest value, finite and at least 0.</param>
    /// <param name="warmUp">w, the number of the step with the largest value, counted from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public InverseSquareRootSchedule(double peak, long warmUp = 1) =>
        (Peak, WarmUp) = (Argument.NonNegative(peak, nameof(peak)), Argument.AtLeast(warmUp, 1));

    /// <summary>The largest value.</summary>
    public double Peak { get; }

    /// <summary>w, the number of the step with the largest value.</summary>
    public long WarmUp { get; }

    /// <summary>The limit of the value: 0.</summary>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => Peak;

    /// <summary>As in <c>InverseSquareRoot(0.1 after 4000 steps)</c>.</summary>
    public override string ToString() => Invariant($"InverseSquareRoot({Peak:R} after {Counted.Of(WarmUp, "step")})");

    /// <inheritdoc/>
    public override long StepsToComplete => WarmUp == 1 ? 0 : WarmUp;

    /// <inheritdoc/>
    public override double At(long step)
    {
        var number = long.Max(step, 0) + 1.0;
        return number <= WarmUp ? Peak * (number / WarmUp) : double.Min(Peak, Peak * double.Sqrt(WarmUp / number));
    }
}
