using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>What the theorems about momentum, its relatives and descent say of their rules, for all real numbers.</summary>
internal static class MomentumClaims
{
    private const string Factor = "MomentumFactor";
    private const string Rate = "LearningRate";

    /// <summary>C3, of momentum: inside and outside the velocity.</summary>
    internal static ImmutableArray<Claim> MomentumPlacements(ElementWise subject) => Placements(subject, MomentumWay);

    /// <summary>C3b, of momentum.</summary>
    internal static ImmutableArray<Claim> MomentumPlacementsAtFallingRate(ElementWise subject) => ScheduleClaims.PlacementsAtFallingRate(subject, MomentumWay);

    /// <summary>C3, of Nesterov's method.</summary>
    internal static ImmutableArray<Claim> NesterovPlacements(ElementWise subject) => Placements(subject, NesterovWay);

    /// <summary>C3b, of Nesterov's method.</summary>
    internal static ImmutableArray<Claim> NesterovPlacementsAtFallingRate(ElementWise subject) => ScheduleClaims.PlacementsAtFallingRate(subject, NesterovWay);

    /// <summary>C5.</summary>
    internal static ImmutableArray<Claim> ThreeForms(ElementWise subject) =>
    [
        Follows(subject, "Its path is that of PyTorch's form.", (claim, x, g, buffer) =>
        {
            var next = claim[Factor] * buffer + g;
            return (x - claim[Rate] * (g + claim[Factor] * next), next);
        }),
        Follows(subject, "Its path is that of the book's form.", (claim, x, g, v) =>
            (x + claim[Factor] * claim[Factor] * v - (1 + claim[Factor]) * claim[Rate] * g, claim[Factor] * v - claim[Rate] * g)),
        Claim.About(subject, "Its path is the look-ahead point of the textbook's form.", claim =>
        {
            var run = claim.Run(claim.Input("g"));
            var (mu, rate) = (claim[Factor], claim[Rate]);
            Symbol Next(Symbol v) => mu * v - rate * run.Gradient;
            var velocity = claim.Ghost("velocity", 0, Next);
            var point = claim.Ghost("point", claim.Theta, x => x + Next(velocity.Before));
            GuessVelocity(claim, run, velocity);
            claim.Hold(at => Sentence.Equal(run.At(at).Parameter, point.At(at) + mu * velocity.At(at)));
            return Sentence.Equal(run.After.Parameter, point.After + mu * velocity.After);
        }),
    ];

    /// <summary>C15b.</summary>
    internal static ImmutableArray<Claim> NesterovsMethod(ElementWise subject) => [Claim.About(subject, "Its path is that of Nesterov's method at a smaller rate.", claim =>
    {
        var run = claim.Run(optimizer => (Qhm)optimizer with { Nu = ((Qhm)optimizer).Beta }, claim.Input("g"));
        var beta = claim["Beta"];
        var rate = claim[Rate] * (1 - beta);
        Symbol Next(Symbol v) => beta * v + run.Gradient;
        var velocity = claim.Ghost("velocity", 0, Next);
        var point = claim.Ghost("point", claim.Theta, x => x - rate * (run.Gradient + beta * Next(velocity.Before)));
        claim.Hold(at => Sentence.Equal(run.At(at).Parameter, point.At(at)));
        claim.Guess(at => Sentence.Equal(run.At(at).Slots[0], (1 - beta) * velocity.At(at)));
        claim.Guess(at => Sentence.Equal(run.At(at).Slots[0], velocity.At(at)));
        return Sentence.Equal(run.After.Parameter, point.After);
    })];

    /// <summary>C18.</summary>
    internal static ImmutableArray<Claim> DecayInGradient(ElementWise subject) => [Claim.About(subject, "On a gradient with a decay in it the step is that of the gradient and the decay beside it.", claim =>
    {
        var (g, decay) = (claim.Input("g"), claim.Constant("decay"));
        var run = claim.Run(optimizer => optimizer, state => g + decay * state.Parameter);
        var bare = claim.Run(optimizer => optimizer, g);
        // Descent keeps nothing, so that one step from the same place is all that there is to say.
        return Sentence.Equal(run.Change, bare.Change - claim[Rate] * decay * run.Before.Parameter);
    })];

    /// <summary>E1.</summary>
    internal static ImmutableArray<Claim> OnQuadratic(ElementWise subject) => [Claim.About(subject, "On a quadratic each step multiplies the parameter by the same number.", claim =>
    {
        var curvature = claim.Constant("curvature");
        var run = claim.Run(optimizer => optimizer, state => curvature * state.Parameter);
        var factor = 1 - claim[Rate] * curvature;
        claim.Hold(at => Sentence.Equal(run.At(at).Parameter, run.At(at).Power(factor) * run.Start.Parameter));
        return Sentence.Equal(run.After.Parameter, run.After.Power(factor) * run.Start.Parameter);
    })];

    /// <summary>F6: of one coordinate; a sum of such identities is one.</summary>
    internal static ImmutableArray<Claim> Regret(ElementWise subject) => [Claim.About(subject, "The regret of each coordinate against any point is known.", claim =>
    {
        var (u, g, rate) = (claim.Constant("u"), claim.Input("g"), claim[Rate]);
        claim.Assume(Sentence.Below(0, rate));
        var run = claim.Run(g);
        var regret = claim.Ghost("regret", 0, sum => sum + g * (run.Before.Parameter - u));
        var squares = claim.Ghost("squares", 0, sum => sum + g * g);
        Symbol Distance(Moment at) => (run.At(at).Parameter - u) * (run.At(at).Parameter - u);
        Sentence Known(Moment at) => Sentence.Equal(2 * rate * regret.At(at), Distance(Moment.Start) - Distance(at) + rate * rate * squares.At(at));
        claim.Hold(Known);
        return Known(Moment.After);
    })];

    private static Symbol MomentumWay(Symbol factor, Symbol velocity, Symbol push) => factor * velocity - push;

    private static Symbol NesterovWay(Symbol factor, Symbol velocity, Symbol push) => factor * MomentumWay(factor, velocity, push) - push;

    private static ImmutableArray<Claim> Placements(ElementWise subject, Func<Symbol, Symbol, Symbol, Symbol> way) =>
    [
        Follows(subject, "Its path is that of the rate inside the velocity.", (claim, x, g, v) =>
            (x + way(claim[Factor], v, claim[Rate] * g), claim[Factor] * v - claim[Rate] * g)),
        Follows(subject, "Its path is that of the rate outside the velocity.", (claim, x, g, v) =>
            (x + claim[Rate] * way(claim[Factor], v, g), claim[Factor] * v - g)),
    ];

    /// <summary>A run has the path of a form that keeps one number.</summary>
    private static Claim Follows(ElementWise subject, string statement, Func<ClaimSketch, Symbol, Symbol, Symbol, (Symbol Point, Symbol Kept)> form) =>
        Claim.About(subject, statement, claim =>
        {
            var run = claim.Run(claim.Input("g"));
            var kept = claim.Ghost("kept", 0, before => form(claim, run.Before.Parameter, run.Gradient, before).Kept);
            GuessVelocity(claim, run, kept);
            var point = claim.Ghost("point", claim.Theta, x => form(claim, x, run.Gradient, kept.Before).Point);
            claim.Hold(at => Sentence.Equal(run.At(at).Parameter, point.At(at)));
            return Sentence.Equal(run.After.Parameter, point.After);
        });

    /// <summary>The velocity of a run is another's, or its rate times, with either sign.</summary>
    private static void GuessVelocity(ClaimSketch claim, ClaimRun run, ClaimGhost other)
    {
        claim.Guess(at => Sentence.Equal(run.At(at).Slots[0], other.At(at)));
        claim.Guess(at => Sentence.Equal(run.At(at).Slots[0], -other.At(at)));
        claim.Guess(at => Sentence.Equal(run.At(at).Slots[0], claim[Rate] * other.At(at)));
        claim.Guess(at => Sentence.Equal(run.At(at).Slots[0], -(claim[Rate] * other.At(at))));
        claim.Guess(at => Sentence.Equal(claim[Rate] * run.At(at).Slots[0], other.At(at)));
        claim.Guess(at => Sentence.Equal(claim[Rate] * run.At(at).Slots[0], -other.At(at)));
    }
}
