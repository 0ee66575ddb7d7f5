using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>One sentence for a solver: some sentences, all of them assumed, have another for consequence.</summary>
/// <param name="Name">Its name in the proof, as <c>start</c> or <c>step</c>.</param>
/// <param name="Words">What it says, a line each.</param>
/// <param name="Number">t, the symbol of the step's number.</param>
/// <param name="Premises">What is assumed.</param>
/// <param name="Given">Expressions that are assumed to be defined: their divisors are not 0, and no root is of a negative number.</param>
/// <param name="Goal">What follows; null where only that <paramref name="Defined"/> are defined is to be shown.</param>
/// <param name="Defined">Expressions that are defined as a consequence, or are known to be.</param>
internal sealed record Obligation(
    string Name,
    ImmutableArray<string> Words,
    Symbol Number,
    ImmutableArray<Sentence> Premises,
    ImmutableArray<Symbol> Given,
    Sentence? Goal,
    ImmutableArray<Symbol> Defined)
{
    /// <summary>Numbers whose values a solver names where the goal does not follow.</summary>
    internal ImmutableArray<Symbol> Asked { get; init; } = [];
}
