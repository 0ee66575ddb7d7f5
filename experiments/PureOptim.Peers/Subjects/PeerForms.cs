using System.Collections.Immutable;
using System.Text.Json;

namespace PureOptim.Peers.Subjects;

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

    /// <summary>Forms of the optimizer with other options, where the peer's name does not tell which it has.</summary>
    internal ImmutableArray<PeerForms> Alternatives { get; init; } = [];

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
