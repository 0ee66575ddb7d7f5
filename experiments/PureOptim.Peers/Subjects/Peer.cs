using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Protocol;

namespace PureOptim.Peers.Subjects;

/// <summary>An optimizer of a peer, as the subject of laws.</summary>
/// <param name="Program">The program that runs it.</param>
/// <param name="Description">What the program says of it.</param>
/// <param name="Forms">The same optimizer of this library.</param>
internal sealed record Peer(PeerProgram Program, PeerDescription Description, PeerForms Forms)
{
    /// <summary>The properties that it must have: those that it claims, else those of the optimizer of this library, else those that were met in trying.</summary>
    internal OptimizerTraits Traits { get; init; } = Description.Claims ?? Forms.Traits;

    /// <summary>The properties that it is known to lack.</summary>
    internal OptimizerTraits Lacks { get; init; } = Forms.Lacks;

    /// <summary>The layouts that it is tried on.</summary>
    internal ImmutableArray<Layout> Tried { get; init; } = PeerLayouts.All;

    /// <summary>Those of them that it does not refuse.</summary>
    internal ImmutableArray<Layout> Layouts { get; init; } = [];

    /// <summary>Whether its state can be saved and loaded.</summary>
    internal bool CanBeSaved { get; init; } = true;

    /// <summary>Takes runs.</summary>
    internal ImmutableArray<PeerPath> Take(params ImmutableArray<PeerRun> runs) => Program.Take(Description, runs);

    /// <summary>The hyperparameter that is a learning rate; null where none is called so.</summary>
    internal PeerHyperparameter? Rate => Description.Hyperparameters.FirstOrDefault(one => one.Name is "lr" or "learning_rate" or "learningRate");

    /// <summary>The value of a hyperparameter in settings.</summary>
    internal JsonElement this[PeerHyperparameter hyperparameter, ImmutableSortedDictionary<string, JsonElement> settings] =>
        settings.TryGetValue(hyperparameter.Name, out var value) ? value : hyperparameter.Default;

    /// <summary>The full name.</summary>
    public override string ToString() => Description.FullName;
}
