using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A value that is multiplied by the same factor again and again.
/// <code>
/// s(t) = start · factor^(t/interval)          smooth
/// s(t) = start · factor^⌊t/interval⌋          staircase
/// </code>
/// </summary>
/// <remarks>
/// At multiples of the interval both forms agree exactly, with a power within one ulp; between them the smooth form multiplies by an
/// exponential and is kept within its neighbours at the multiples.
/// </remarks>
public sealed record ExponentialSchedule : Schedule
{
    /// <summary>Growth or decay by a factor.</summary>
    /// <param name="start">The value at step 0, finite and above 0.</param>
    /// <param name="factor">The factor by which the value changes in an interval, finite and above 0.</param>
    /// <param name="interval">The steps in an interval, at least 1.</param>
    /// <param name="staircase">Whether the value stays constant within an interval.</param>
    /// <param name="end">A value that is not passed: at most the start for decay, at least the start for growth; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public ExponentialSchedule(double start, double factor, long interval = 1, bool staircase = false, double? end = null)
    {
        (Start, Factor, Interval, Staircase) = (Argument.Positive(start), Argument.Positive(factor), Argument.AtLeast(interval, 1), staircase);
        End = end ?? (factor < 1 ? 0 : factor > 1 ? double.PositiveInfinity : start);
        if (!(factor < 1 ? End >= 0 && End <= start : End >= start))
            throw Argument.OutOfRange(nameof(end), end, Invariant($"where a factor of {factor:R} leads from {start:R}"));
    }

    /// <summary>The value at step 0.</summary>
    public double Start { get; }

    /// <summary>The factor by which the value is multiplied in an interval.</summary>
    public double Factor { get; }

    /// <summary>The steps in an interval.</summary>
    public long Interval { get; }

    /// <summary>Whether the value stays constant within an interval.</summary>
    public bool Staircase { get; }

    /// <summary>The value that is not passed: unless given, 0 for decay and infinity for growth.</summary>
    public double End { get; }

    /// <inheritdoc/>
    public override double Minimum => double.Min(Start, End);

    /// <inheritdoc/>
    public override double Maximum => double.Max(Start, End);

    /// <summary>As in <c>Exponential(0.1 times 0.5 every 10 steps, staircase, to 0.001)</c>.</summary>
    public override string ToString() => Invariant($"Exponential({Start:R} times {Factor:R} every {Counted.Of(Interval, "step")}{(Staircase ? ", staircase" : "")}{(End is 0 or double.PositiveInfinity || (Factor == 1 && End == Start) ? "" : Invariant($", to {End:R}"))})");

    /// <inheritdoc/>
    public override double At(long step)
    {
        if (step <= 0) return Start;
        var (whole, rest) = long.DivRem(step, Interval);
        var before = Multiple(whole);
        if (Staircase || rest == 0) return before;

        // Kept between its neighbours at the multiples, so that the order of values holds across them.
        var after = Multiple(whole + 1);
        var between = before * Real64.Exp(rest / (double)Interval * Real64.Log(Factor).Value).Value;
        return double.Clamp(between, double.Min(before, after), double.Max(before, after));
    }

    /// <summary>The value after a number of whole intervals.</summary>
    private double Multiple(long intervals) => double.Clamp(Start * ElementaryFunctions.Power(Factor, intervals), Minimum, Maximum);
}
