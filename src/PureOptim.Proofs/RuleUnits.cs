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

    /// <summary>Whether a finding is only that the rule is no expression, so that it has no units either.</summary>
    public static bool IsNoExpression(string finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.StartsWith("The rule of ", StringComparison.Ordinal);
    }

    /// <summary>What is wrong: what is added, compared or chosen from has different units, as the declarations of the hyperparameters say; none where the units fit. The rule of an optimizer that looks at whole tensors is looked at 2×2 numbers.</summary>
    /// <param name="optimizer">The optimizer, with its options.</param>
    public static ImmutableArray<string> FindingsIn(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        try
        {
            return [.. RuleShapes.Of(optimizer).SelectMany(subject => Units.Of(subject).Findings).Distinct(StringComparer.Ordinal)];
        }
        catch (ClaimException exception)
        {
            return [exception.Message];
        }
    }
}
