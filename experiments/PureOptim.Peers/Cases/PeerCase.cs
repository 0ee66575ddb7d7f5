using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Cases;

/// <summary>One case that a law is tried on: a peer's optimizer with values for its hyperparameters, a start, gradients, and what laws need to transform them.</summary>
/// <param name="Peer">The optimizer.</param>
/// <param name="Settings">The values of hyperparameters, by their names in the peer.</param>
/// <param name="Data">Start and gradients; its optimizer is none that is run.</param>
internal sealed record PeerCase(Peer Peer, ImmutableSortedDictionary<string, JsonElement> Settings, LawCase Data)
{
    /// <summary>The run of the case as it stands.</summary>
    internal PeerRun Run(string name = "run") => new(name, Settings, Data.Precision, Data.Start, Data.Gradients);

    /// <summary>The run with start and gradients transformed alike.</summary>
    internal PeerRun Run(string name, Func<Parameters<double>, Parameters<double>> transform) =>
        new(name, Settings, Data.Precision, transform(Data.Start), [.. Data.Gradients.Select(transform)]);

    /// <summary>The case on a few lines: what a reader needs to see why a law breaks.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Invariant($"{Peer} in {PeerDescription.NameOf(Data.Precision)}, from {Data.Start}"));
        foreach (var (name, value) in Settings) text.AppendLine().Append(Invariant($"  {name}: {value.GetRawText()}"));
        for (var step = 0; step < Data.Steps; step++) text.AppendLine().Append(Invariant($"  gradient {step + 1}: {Data.Gradients[step]}"));
        return text.ToString();
    }
}
