namespace PureOptim.PropertyTests.Generators;

/// <summary>A run whose numbers may be anything: NaN, infinities, subnormal numbers, both zeros, the edges of float.</summary>
/// <param name="Run">The run.</param>
public sealed record HostileRun(Run Run)
{
    /// <summary>The run.</summary>
    public override string ToString() => Run.ToString();
}
