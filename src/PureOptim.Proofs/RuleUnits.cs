using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Proofs.Algebras;

namespace PureOptim.Proofs;

/// <summary>Whether the units of a rule fit: the rule runs on units instead of numbers.</summary>
public static class RuleUnits
{
    /// <summary>The end of a finding that is only that a hyperparameter declares no unit, so that the rule's are not known.</summary>
    public const string Undeclared = " declares no unit";

    /// <summary>What is wrong: what is added, compared or chosen from has different units, as the declarations of the hyperparameters say; none where the units fit.</summary>
    /// <param name="optimizer">The optimizer, with its options.</param>
    public static ImmutableArray<string> FindingsIn(ElementWise optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        try
        {
            return Units.Of(optimizer).Findings;
        }
        catch (ClaimException exception)
        {
            return [exception.Message];
        }
    }
}
