namespace PureOptim.Runs.Descriptions;

/// <summary>
/// Points of the plane in two classes, as many of each, within about 1 of 0 along both axes; drawn from a seed of their own, so that the seed of a run changes its
/// weights and its batches but not its data. The points to test on are others, drawn alike.
/// </summary>
/// <param name="Pattern">Where the points of each class lie.</param>
internal sealed record PointsDataSource(PointPattern Pattern) : DataSource
{
    /// <summary>The number of points to train on, and of those to test on: from 2 to 100,000, and even.</summary>
    public long Count
    {
        get;
        init => field = Require.Between(2, 100_000, value) % 2 == 0 ? value : throw new ArgumentException($"{nameof(Count)} must be even: there are as many points of each class.", nameof(Count));
    } = 200;

    /// <summary>The standard deviation of what is added to each coordinate, from 0 to 10. A point keeps its class wherever that takes it.</summary>
    public double Noise
    {
        get;
        init => field = value is >= 0 and <= 10 ? value : throw new ArgumentOutOfRangeException(nameof(Noise), $"{nameof(Noise)} must be between 0 and 10.");
    } = 0.05;

    /// <summary>The seed of the points.</summary>
    public ulong Seed { get; init; }
}

/// <summary>Where the points of two classes lie, before noise is added.</summary>
internal enum PointPattern
{
    /// <summary>In a square: class 0 where both coordinates have the same sign, class 1 where they have not.</summary>
    ExclusiveOr,

    /// <summary>On two half circles, each of which ends inside the other.</summary>
    Moons,

    /// <summary>On two arms of a spiral that wind once around 0.</summary>
    Spirals,
}
