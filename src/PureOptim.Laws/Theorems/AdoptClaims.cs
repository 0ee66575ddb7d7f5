using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about ADOPT say of its rule, for all real numbers.</summary>
internal static class AdoptClaims
{
    /// <summary>C6b.</summary>
    internal static ImmutableArray<Claim> DescentBelowEpsilon(ElementWise subject) => [Claim.About(subject, "Where ε is above all gradients its steps from the second on are those of descent.", claim =>
    {
        var (gradient, epsilon) = (claim.Input("g"), claim["Epsilon"]);
        claim.Assume(Sentence.Below(-epsilon, gradient) & Sentence.Below(gradient, epsilon));
        var run = claim.Run(optimizer => ((Adopt)optimizer) with { Beta1 = 0, Clipping = AdoptClipping.None }, gradient);
        claim.AssumeDefined(run);
        // Steps are whole numbers: there is none between the first and the second.
        claim.Hold(at => (Sentence.Equal(run.At(at).Steps, 0) & Sentence.Equal(run.Slot("SecondMoment", at), 0))
            | (Sentence.AtMost(1, run.At(at).Steps) & Sentence.AtMost(0, run.Slot("SecondMoment", at)) & Sentence.Below(run.Slot("SecondMoment", at), epsilon * epsilon)));
        return (Sentence.Equal(claim.Number, 1) & Sentence.Equal(run.Change, 0))
            | (Sentence.AtMost(2, claim.Number) & Sentence.Equal(run.Change * epsilon, -(claim["LearningRate"] * gradient)));
    })];
}
