namespace PureOptim;

/// <summary>
/// The sum of two schedules, at every step.
/// <code>s(t) = first(t) + second(t)</code>
/// </summary>
public sealed record SumSchedule : Schedule
{
    /// <summary>The sum of two schedules.</summary>
    /// <param name="first">A term.</param>
    /// <param name="second">The other.</param>
    public SumSchedule(Schedule first, Schedule second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (First, Second) = (first, second);
    }

    /// <summary>A term.</summary>
    public Schedule First { get; }

    /// <summary>The other term.</summary>
    public Schedule Second { get; }

    /// <inheritdoc/>
    public override double Minimum => First.Minimum + Second.Minimum;

    /// <inheritdoc/>
    public override double Maximum => First.Maximum + Second.Maximum;

    /// <summary>As in <c>Cosine(0.1 to 0 in 900 steps) plus 0.01</c>.</summary>
    public override string ToString() => $"{First.AsPart()} plus {Second.AsPart()}";

    /// <inheritdoc/>
    public override long StepsToComplete => long.Max(First.StepsToComplete, Second.StepsToComplete);

    /// <inheritdoc/>
    public override double At(long step) => First.At(step) + Second.At(step);
}
