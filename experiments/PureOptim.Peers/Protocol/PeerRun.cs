using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Core;
using PureOptim.Laws;

namespace PureOptim.Peers.Protocol;

/// <summary>A run that a peer is asked for.</summary>
/// <param name="Name">What a reader would call it.</param>
/// <param name="Settings">The values of hyperparameters that differ from their defaults, by their names.</param>
/// <param name="Precision">The precision to compute in.</param>
/// <param name="Start">The parameters at the start.</param>
/// <param name="Gradients">The gradient of each step.</param>
internal sealed record PeerRun(
    string Name, ImmutableSortedDictionary<string, JsonElement> Settings, Precision Precision, Parameters<double> Start, ImmutableArray<Parameters<double>> Gradients)
{
    /// <summary>After how many steps the state is saved, and loaded by a new optimizer that goes on; null where the run is of one piece.</summary>
    internal int? Cut { get; init; }

    /// <summary>Another run, whose steps are taken in turn with this one's; null where it runs alone.</summary>
    internal PeerRun? Beside { get; init; }

    /// <summary>The loss before a step, counted from 0: that of the model that laws put behind gradients.</summary>
    internal double Loss(int step) => LocalModel.Weight(step) * double.Sqrt(Gradients[step].Values.ToArray().Sum(value => value * value));
}

/// <summary>What came of a run.</summary>
/// <param name="Points">The start as it is stored, and the parameters after each step.</param>
/// <param name="Overwrote">Whether a step changed the gradient that it was given.</param>
internal sealed record PeerPath(ImmutableArray<Parameters<double>> Points, bool Overwrote)
{
    /// <summary>The parameters after the last step.</summary>
    internal Parameters<double> End => Points[^1];

    /// <summary>Whether every number is finite.</summary>
    internal bool IsFinite => Points.All(point => point.Values.ToArray().All(double.IsFinite));
}
