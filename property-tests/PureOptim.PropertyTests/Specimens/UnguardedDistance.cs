namespace PureOptim.PropertyTests.Specimens;

/// <summary>DoG whose rate is not guarded where no gradient has been seen: a number over zero, times zero.</summary>
internal sealed record UnguardedDistance : DistanceOverGradients
{
    protected override T Rate<T>(T distance, T sumOfSquares) => distance / T.Sqrt(sumOfSquares);
}
