namespace PureOptim;

/// <summary>
/// One minus a schedule: for decays that rise towards 1 as something falls towards 0.
/// <code>s(t) = 1 - part(t)</code>
/// </summary>
/// <remarks>
/// With the part 1/(1 + t) it is the decay 1 - 1/t of step t, counted from 1: a running average with it is the plain mean of all that was seen.
/// </remarks>
public sealed record ComplementSchedule : Schedule
{
    /// <summary>The complement of a schedule.</summary>
    /// <param name="part">The schedule to subtract from 1.</param>
    public ComplementSchedule(Schedule part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Part = part;
    }

    /// <summary>The schedule that is subtracted from 1.</summary>
    public Schedule Part { get; }

    /// <inheritdoc/>
    public override double Minimum => 1 - Part.Maximum;

    /// <inheritdoc/>
    public override double Maximum => 1 - Part.Minimum;

    /// <summary>As in <c>1 - InverseTime(1/(1 + 1 t))</c>.</summary>
    public override string ToString() => $"1 - {Part.AsPart()}";

    /// <inheritdoc/>
    public override long StepsToComplete => Part.StepsToComplete;

    /// <inheritdoc/>
    public override double At(long step) => 1 - Part.At(step);
}
