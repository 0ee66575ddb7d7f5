namespace PureOptim;

/// <summary>
/// The product of two schedules, at every step.
/// <code>s(t) = first(t) · second(t)</code>
/// </summary>
/// <remarks>A factor of a whole schedule is a product with a number: <c>Schedule.Cosine(0.1, 900).Times(0.5)</c>.</remarks>
public sealed record ProductSchedule : Schedule
{
    /// <summary>The product of two schedules.</summary>
    /// <param name="first">A factor.</param>
    /// <param name="second">The other.</param>
    public ProductSchedule(Schedule first, Schedule second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (First, Second) = (first, second);
    }

    /// <summary>A factor.</summary>
    public Schedule First { get; }

    /// <summary>The other factor.</summary>
    public Schedule Second { get; }

    /// <summary>The smallest product of a number in the range of one and a number in the range of the other.</summary>
    public override double Minimum => Corners().Min();

    /// <summary>The largest product of a number in the range of one and a number in the range of the other.</summary>
    public override double Maximum => Corners().Max();

    /// <summary>As in <c>Cosine(0.1 to 0 in 900 steps) times 0.5</c>.</summary>
    public override string ToString() => $"{First.AsPart()} times {Second.AsPart()}";

    /// <inheritdoc/>
    public override long StepsToComplete => long.Max(First.StepsToComplete, Second.StepsToComplete);

    /// <inheritdoc/>
    public override double At(long step) => First.At(step) * Second.At(step);

    /// <summary>The products of the ends of the ranges. An end that is infinite is a limit: where the other factor is 0, so is every product.</summary>
    private double[] Corners() =>
        [Corner(First.Minimum, Second.Minimum), Corner(First.Minimum, Second.Maximum), Corner(First.Maximum, Second.Minimum), Corner(First.Maximum, Second.Maximum)];

    private static double Corner(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
