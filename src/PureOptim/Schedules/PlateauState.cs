using PureOptim.Numerics;

namespace PureOptim;

/// <summary>All that <see cref="ReduceOnPlateau"/> knows of the metrics seen.</summary>
/// <param name="Rate">The rate now.</param>
/// <param name="Best">The best metric; infinite before the first.</param>
/// <param name="Failures">The metrics in a row that were not better.</param>
/// <param name="Cooling">The metrics that are still passed over after a reduction.</param>
/// <param name="Mean">The mean of the metrics of an unfinished group.</param>
/// <param name="Seen">Their number.</param>
public readonly record struct PlateauState(double Rate, double Best, long Failures = 0, long Cooling = 0, double Mean = 0, long Seen = 0)
{
    /// <summary>As in <c>rate 0.1, best 2.5, 3 failures</c>.</summary>
    public override string ToString() => Invariant($"rate {Rate:R}, best {Best:R}, {Counted.Of(Failures, "failure")}{(Cooling > 0 ? Invariant($", {Cooling} to pass over") : "")}");
}
