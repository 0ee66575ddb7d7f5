using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>A term: an operation on terms that stand before it in a graph.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parts">The places of its arguments; for a choice the two that are compared, and the two that are chosen from.</param>
internal sealed record SmtNode(SmtOperation Operation, ImmutableArray<int> Parts)
{
    /// <summary>The value of a number.</summary>
    internal Rational Value { get; init; }

    /// <summary>The name of a variable or a function.</summary>
    internal string Name { get; init; } = "";

    /// <summary>Whether a solver gets it as a variable that a sentence defines.</summary>
    internal bool IsDefined => Operation is SmtOperation.Quotient or SmtOperation.Root or SmtOperation.CubeRoot or SmtOperation.StepPower or SmtOperation.Function;

    /// <summary>What makes two terms the same.</summary>
    internal string Key => Invariant($"{Operation} {Name} {Value.Numerator}/{Value.Denominator} {string.Join(' ', Parts)}");
}
