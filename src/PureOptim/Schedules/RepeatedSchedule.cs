using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// The first steps of a schedule, again and again.
/// <code>s(t) = part(t mod period)</code>
/// </summary>
public sealed record RepeatedSchedule : Schedule
{
    /// <summary>A schedule and the number of its steps that are repeated.</summary>
    /// <param name="part">The schedule.</param>
    /// <param name="period">The number of steps, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
    public RepeatedSchedule(Schedule part, long period)
    {
        ArgumentNullException.ThrowIfNull(part);
        (Part, Period) = (part, Argument.AtLeast(period, 1));
    }

    /// <summary>The schedule whose steps are repeated.</summary>
    public Schedule Part { get; }

    /// <summary>The number of steps that are repeated.</summary>
    public long Period { get; }

    /// <summary>The minimum of the part, the whole of it included.</summary>
    public override double Minimum => Part.Minimum;

    /// <summary>The maximum of the part, the whole of it included.</summary>
    public override double Maximum => Part.Maximum;

    /// <summary>As in <c>Linear(0.1 to 0 in 10 steps) again every 10 steps</c>.</summary>
    public override string ToString() => $"{Part.AsPart()} again every {Counted.Of(Period, "step")}";

    /// <inheritdoc/>
    public override long StepsToComplete => Period;

    /// <inheritdoc/>
    public override double At(long step) => Part.At(step % Period);
}
