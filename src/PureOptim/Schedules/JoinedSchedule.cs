using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// One schedule after another. The second begins at its own step 0 when the boundary is reached.
/// <code>s(t) = first(t) for t &lt; boundary, second(t - boundary) from the boundary on</code>
/// </summary>
public sealed record JoinedSchedule : Schedule
{
    /// <summary>Two schedules and the step where the second takes over.</summary>
    /// <param name="first">The schedule before the boundary.</param>
    /// <param name="boundary">The first step of the second schedule, at least 0.</param>
    /// <param name="second">The schedule from the boundary on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The boundary is negative.</exception>
    public JoinedSchedule(Schedule first, long boundary, Schedule second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Argument.AtLeast(boundary, 0);
        (First, Boundary, Second) = (first, boundary, second);
    }

    /// <summary>The schedule before the boundary.</summary>
    public Schedule First { get; }

    /// <summary>The first step of the second schedule.</summary>
    public long Boundary { get; }

    /// <summary>The schedule from the boundary on.</summary>
    public Schedule Second { get; }

    /// <summary>The smaller of the minima of both, the whole of the first included.</summary>
    public override double Minimum => double.Min(First.Minimum, Second.Minimum);

    /// <summary>The larger of the maxima of both, the whole of the first included.</summary>
    public override double Maximum => double.Max(First.Maximum, Second.Maximum);

    /// <summary>As in <c>Linear(0 to 0.1 in 100 steps) and from step 100 Cosine(0.1 to 0 in 900 steps)</c>.</summary>
    public override string ToString() => Invariant($"{First} and from step {Boundary} {(Second is JoinedSchedule ? $"({Second})" : $"{Second}")}");

    /// <inheritdoc/>
    public override long StepsToComplete => Second.StepsToComplete is > 1 and var second
        ? Boundary > long.MaxValue - second ? long.MaxValue : Boundary + second
        : StepAfter(Boundary);

    /// <inheritdoc/>
    public override double At(long step) => step < Boundary ? First.At(step) : Second.At(step - Boundary);
}
