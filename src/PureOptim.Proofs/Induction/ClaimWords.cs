using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs;

/// <summary>The sentences of a claim in words.</summary>
internal static class ClaimWords
{
    /// <summary>A sentence in plain text. Of a tensor what a step makes is said by its name and a prime: written out it would fill pages.</summary>
    internal static string Of(Claim claim, Sentence sentence) => claim.Subject.Shape is null ? $"{sentence}" : $"{After(claim, "'").In(sentence)}";

    /// <summary>Puts names in the place of what the steps make, but where that is a name itself.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="suffix">What the names before the step are followed by.</param>
    internal static Substitution After(Claim claim, string suffix)
    {
        var names = new Substitution();
        foreach (var run in claim.Runs)
        {
            foreach (var (before, made) in run.Before.All.Zip(run.After.All))
                if (made.Node is not (SymbolNode.Name or SymbolNode.Constant)) names.Put(made, Symbol.Variable($"{before}{suffix}"));
        }

        return names;
    }
}
