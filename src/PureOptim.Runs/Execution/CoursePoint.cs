using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Runs.Execution;

/// <summary>A point of one optimizer's run with all that was recorded on the way: what the rest of the run and its results depend on.</summary>
/// <param name="At">Parameters and state, with the steps taken.</param>
/// <param name="Record">What the trace says up to there, row after row; see <see cref="Course{T}.Width"/>.</param>
/// <param name="Links">The chain up to there, its last link that of this point.</param>
internal sealed record CoursePoint<T>(Iterate<T> At, ImmutableArray<double> Record, ImmutableArray<Link> Links)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The steps taken.</summary>
    internal long Step => At.State.Step;
}
