using System.Collections.Immutable;

namespace PureOptim.Proofs.Solvers;

/// <summary>An obligation with what solvers say of it.</summary>
/// <param name="Name">Its name in the proof: <c>start</c>, <c>step</c>, <c>conclusion</c>, each with <c>-defined</c> where divisors and roots are looked at.</param>
/// <param name="Text">The obligation as SMT-LIB 2 text, with the law in words at the top.</param>
/// <param name="Answers">The answer of each solver, by its name.</param>
public sealed record ObligationResult(string Name, string Text, ImmutableSortedDictionary<string, SolverAnswer> Answers)
{
    /// <summary>Whether a solver says that it holds, and none that it does not.</summary>
    public bool Holds => Answers.ContainsValue(SolverAnswer.Holds) && !Answers.ContainsValue(SolverAnswer.Fails);
}
