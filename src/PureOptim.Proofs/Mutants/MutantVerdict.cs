namespace PureOptim.Proofs.Mutants;

/// <summary>What the laws say of a mutant: the rule of an optimizer with one operator or constant changed.</summary>
/// <param name="Change">The change, in words: <c>1 - β1 changed to 1 + β1</c>.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Law">The identifier of the law that tells it from the rule; null where none does.</param>
public sealed record MutantVerdict(string Change, MutantOutcome Outcome, string? Law)
{
    /// <summary>Whether a law tells it from the rule.</summary>
    public bool IsKilled => Outcome is MutantOutcome.Broken or MutantOutcome.NotProved;
}
