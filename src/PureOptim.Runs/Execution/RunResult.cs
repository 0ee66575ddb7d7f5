using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>A run's outcome: a pure function of its description and the data.</summary>
/// <param name="Description">What was run.</param>
/// <param name="Traces">What each optimizer did, in the order of the description.</param>
internal sealed record RunResult(Description Description, ImmutableArray<Trace> Traces);
