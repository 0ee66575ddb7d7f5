namespace PureOptim;

/// <summary>A schedule from a user's function, with the range that its values stay in.</summary>
/// <remarks>Two such schedules are equal if they hold the same function object and range.</remarks>
public sealed record CustomSchedule : Schedule
{
    /// <summary>A function and its range.</summary>
    /// <param name="value">The value for each step: a pure function, asked for steps from 0 on.</param>
    /// <param name="minimum">A number that no value is below.</param>
    /// <param name="maximum">A number that no value is above.</param>
    /// <exception cref="ArgumentException">The minimum is not at most the maximum.</exception>
    public CustomSchedule(Func<long, double> value, double minimum, double maximum)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!(minimum <= maximum))
            throw new ArgumentException(Invariant($"The minimum {minimum:R} must be at most the maximum {maximum:R}."), nameof(minimum));
        (Value, Minimum, Maximum) = (value, minimum, maximum);
    }

    /// <summary>The value for each step.</summary>
    public Func<long, double> Value { get; }

    /// <inheritdoc/>
    public override double Minimum { get; }

    /// <inheritdoc/>
    public override double Maximum { get; }

    /// <summary>As in <c>Custom(0 to 0.1)</c>: the range; a function has no text.</summary>
    public override string ToString() => Invariant($"Custom({Minimum:R} to {Maximum:R})");

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The function gives a value outside the promised range, or NaN.</exception>
    public override double At(long step) => Value(step) is var value && value >= Minimum && value <= Maximum
        ? value
        : throw new InvalidOperationException(
            Invariant($"The schedule's value at step {step} is {value:R}; its range was said to be {Minimum:R} to {Maximum:R}."));
}
