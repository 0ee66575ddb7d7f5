namespace PureOptim.Laws;

/// <summary>One case that a law about schedules is tried on.</summary>
/// <param name="Schedule">The schedule, with settings drawn for this case.</param>
/// <param name="First">A step, at least 0.</param>
/// <param name="Second">Another step, at least 0.</param>
public sealed record ScheduleCase(Schedule Schedule, long First, long Second)
{
    /// <summary>The schedule and both steps.</summary>
    public override string ToString() => Invariant($"{Schedule} at {First} and {Second}");
}
