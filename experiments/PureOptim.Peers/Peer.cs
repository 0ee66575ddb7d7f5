using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Cases;

namespace PureOptim.Peers;

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

    /// <summary>Those of the layouts of cases that it does not refuse.</summary>
    internal ImmutableArray<Layout> Layouts { get; init; } = PeerCases.Layouts;

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

/// <summary>The optimizers of this library that a peer's is, or means to be, with the same values of hyperparameters; they are null where none is known, or where it has no such values.</summary>
/// <param name="Paper">The form of its paper: the optimizer with its own options.</param>
/// <param name="Dialect">The form that the peer's library has, with what it does otherwise.</param>
internal sealed record PeerForms(Func<ImmutableSortedDictionary<string, JsonElement>, IOptimizer?> Paper, Func<ImmutableSortedDictionary<string, JsonElement>, IOptimizer?> Dialect)
{
    private static readonly ImmutableSortedDictionary<string, JsonElement> _defaults = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>Of an optimizer that this library does not have.</summary>
    internal static PeerForms None { get; } = new(_ => null, _ => null);

    /// <summary>The paper's form with the peer's defaults.</summary>
    internal IOptimizer? Standard => Paper(_defaults) ?? Dialect(_defaults);

    /// <summary>How near a run of the peer is to the dialect's, beside rounding, in parts of its largest number: where the peer computes some numbers in less than its precision.</summary>
    internal double Nearness { get; init; }

    /// <summary>Whether the paper's form is known.</summary>
    internal bool HasPaper => Paper(_defaults) is not null;

    /// <summary>Whether the form of its library is known.</summary>
    internal bool HasDialect => Dialect(_defaults) is not null;

    /// <summary>Whether nothing is known that the peer does otherwise than the paper's form: its library's form is the same, or is not known.</summary>
    internal bool IsOfPaper => Dialect(_defaults) is not { } dialect || dialect.Equals(Paper(_defaults));

    /// <summary>The properties that the optimizer promises here.</summary>
    internal OptimizerTraits Traits => Standard?.Traits ?? OptimizerTraits.None;

    /// <summary>The properties that it lacks here.</summary>
    internal OptimizerTraits Lacks => Standard?.Lacks ?? OptimizerTraits.None;
}
