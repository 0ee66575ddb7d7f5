using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>A value that jumps at given steps and stays constant between.</summary>
public sealed record PiecewiseConstantSchedule : Schedule
{
    /// <summary>A value and its jumps.</summary>
    /// <param name="start">The value from step 0 on, finite.</param>
    /// <param name="changes">The steps, at least 1 and increasing, each with the value from that step on, finite.</param>
    /// <exception cref="ArgumentException">The steps do not increase from 1, or a value is not finite; the message names it.</exception>
    public PiecewiseConstantSchedule(double start, params ImmutableArray<(long Step, double Value)> changes)
    {
        Start = Argument.Finite(start);
        Changes = changes.IsDefault ? [] : changes;
        var before = 0L;
        foreach (var (step, value) in Changes)
        {
            Argument.Finite(value, nameof(changes));
            if (step <= before)
                throw Argument.OutOfRange(nameof(changes), step, Invariant($"steps that come after {before}"));
            before = step;
        }
    }

    /// <summary>The value from step 0 on.</summary>
    public double Start { get; }

    /// <summary>The steps at which the value changes, each with the value from that step on.</summary>
    public ImmutableArray<(long Step, double Value)> Changes { get; }

    /// <inheritdoc/>
    public override double Minimum => Changes.Aggregate(Start, (least, change) => double.Min(least, change.Value));

    /// <inheritdoc/>
    public override double Maximum => Changes.Aggregate(Start, (greatest, change) => double.Max(greatest, change.Value));

    /// <inheritdoc/>
    public override long StepsToComplete => Changes.IsEmpty ? 0 : StepAfter(Changes[^1].Step);

    /// <inheritdoc/>
    public override double At(long step)
    {
        var value = Start;
        foreach (var change in Changes)
        {
            if (step < change.Step) break;
            value = change.Value;
        }

        return value;
    }

    /// <summary>Whether start and changes are the same.</summary>
    public bool Equals(PiecewiseConstantSchedule? other) =>
        other is not null && Start.Equals(other.Start) && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc/>
    public override int GetHashCode() => Changes.Aggregate(Start.GetHashCode(), HashCode.Combine);

    /// <summary>As in <c>PiecewiseConstant(0.1, 30: 0.01)</c>: the start, then each change as step and value.</summary>
    public override string ToString() => $"PiecewiseConstant({string.Join(", ", [Invariant($"{Start}"), .. Changes.Select(change => Invariant($"{change.Step}: {change.Value}"))])})";
}
