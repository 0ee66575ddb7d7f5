using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about decay say of rules that keep averages, for all real numbers.</summary>
internal static class DecayClaims
{
    /// <summary>C18b.</summary>
    internal static ImmutableArray<Claim> InGradient(ElementWise subject) => [Claim.About(subject, "On gradients with a decay in them its path is that of the decay beside its steps.", claim =>
    {
        var (gradient, decay) = (claim.Input("g"), claim.Constant("decay"));
        claim.Assume(Sentence.AtMost(0, decay));
        var within = claim.Run(optimizer => optimizer, state => gradient + decay * state.Parameter);
        var bare = claim.Run(optimizer => optimizer, gradient);
        claim.AssumeDefined(within);
        claim.AssumeDefined(bare);
        var beside = claim.Ghost("beside", claim.Theta, x => x + bare.Change - claim["LearningRate"] * decay * x);
        return Sentence.Equal(within.After.Parameter, beside.After);
    })];
}
