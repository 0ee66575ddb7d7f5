using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Laws.Universal;

/// <summary>What the laws of groups B to D say of a rule, for all real numbers.</summary>
internal static class UniversalClaims
{
    private const string Rate = "LearningRate";

    /// <summary>A12: from two starts, on the same gradients, the slots are the same.</summary>
    internal static ImmutableArray<Claim> StateIgnoresPlace(ElementWise subject) => [Claim.About(subject, "Two runs from different starts keep the same.", claim =>
    {
        var gradient = claim.Input("g");
        var (one, other) = (claim.Run(gradient), claim.Run(gradient, claim.Constant("elsewhere")));
        claim.AssumeDefined(one);
        for (var i = 0; i < subject.Slots.Length; i++)
        {
            var place = i;
            claim.Hold(at => Sentence.Equal(other.At(at).Slots[place], one.At(at).Slots[place]));
        }

        return Sentence.AllOf([.. one.After.Slots.Zip(other.After.Slots, Sentence.Equal)]);
    })];

    /// <summary>B4: with the signs turned, so is the path.</summary>
    internal static ImmutableArray<Claim> SignsTurned(ElementWise subject) =>
        [Claim.About(subject, "With the signs of start and gradients turned, so is the path.", claim =>
        {
            claim.Symmetry = ClaimSymmetry.Signs;
            return TwoRuns.Changed(claim, g => -g, x => -x, -1);
        })];

    /// <summary>B5 and B7, of two coordinates: the first of the rotated path is the path of the rotated gradients.</summary>
    internal static ImmutableArray<Claim> Rotated(ElementWise subject) => [Claim.About(subject, "With two coordinates turned by the angle of a 3-4-5 triangle, so is the path.", claim =>
    {
        var (g, h, second) = (claim.Input("g"), claim.Input("h"), claim.Constant("second0"));
        Symbol Turned(Symbol one, Symbol other) => (Symbol)3 / 5 * one - (Symbol)4 / 5 * other;
        ClaimRun one = claim.Run(g), other = claim.Run(h, second), turned = claim.Run(Turned(g, h), Turned(claim.Theta, second));
        foreach (var run in (ReadOnlySpan<ClaimRun>)[one, other]) claim.AssumeDefined(run);
        for (var i = 0; i < subject.Slots.Length; i++)
        {
            var place = i;
            claim.Guess(at => Sentence.Equal(turned.At(at).Slots[place], Turned(one.At(at).Slots[place], other.At(at).Slots[place])));
            claim.Guess(at => Sentence.Equal(turned.At(at).Slots[place], one.At(at).Slots[place]));
        }

        claim.Hold(at => Sentence.Equal(turned.At(at).Parameter, Turned(one.At(at).Parameter, other.At(at).Parameter)));
        return Sentence.Equal(turned.After.Parameter, Turned(one.After.Parameter, other.After.Parameter));
    })];

    /// <summary>B8: moving the start moves the path.</summary>
    internal static ImmutableArray<Claim> StartMoved(ElementWise subject) => [Claim.About(subject, "Moving the start moves the path by as much.", claim =>
    {
        var way = claim.Constant("way");
        return TwoRuns.Changed(claim, g => g, x => x + way);
    })];

    /// <summary>B12: without epsilon gradients may be multiplied by a positive number.</summary>
    internal static ImmutableArray<Claim> GradientsScaled(ElementWise subject) => [Claim.About(subject, "Without epsilon, gradients multiplied by a positive number make the same path.", claim =>
    {
        claim.Symmetry = ClaimSymmetry.Gradients;
        var scale = claim.Constant("scale");
        claim.Assume(Sentence.Below(0, scale));
        var given = claim.Input("g");
        ElementWise Bare(ElementWise optimizer) => (ElementWise)Settings.WithoutEpsilon(optimizer);
        var (one, other) = (claim.Run(Bare, given), claim.Run(Bare, scale * given));
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(scale, 1)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameter, one.At(at).Parameter));
        return Sentence.Equal(other.After.Parameter, one.After.Parameter);
    })];

    /// <summary>B11: in other units the path is the same.</summary>
    internal static ImmutableArray<Claim> UnitsChanged(ElementWise subject) => [Claim.About(subject, "In other units of parameters and gradients, with hyperparameters in theirs, the path is the same.", claim =>
    {
        claim.Symmetry = ClaimSymmetry.Units;
        var hyperparameters = Hyperparameter.Of(subject);
        var root = Enumerable.Range(1, 12).FirstOrDefault(count => hyperparameters.All(one =>
            one.Unit is { } unit && double.IsInteger(count * unit.Parameter) && double.IsInteger(count * unit.Gradient)));
        if (root == 0) throw new ClaimException("A hyperparameter has no unit, or one with a strange root.");
        // A root of each unit, so that every factor is a product.
        var (length, slope) = (claim.Constant("length"), claim.Constant("slope"));
        claim.Assume(Sentence.Below(0, length) & Sentence.Below(0, slope));
        var given = claim.Input("g");
        var one = claim.Run(given);
        Symbol In(HyperparameterUnit unit, Symbol value) =>
            Times(Times(null, length, (int)(root * unit.Parameter)), slope, (int)(root * unit.Gradient)) is { } factor ? factor * value : value;
        var unit = In(new(1, 0), 1);
        var other = claim.RunInUnits(In, In(new(0, 1), given), unit * claim.Theta);
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(length, root), (slope, root)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameter, unit * one.At(at).Parameter));
        return Sentence.Equal(other.After.Parameter, unit * one.After.Parameter);
    })];

    /// <summary>B14: at a rate that is larger, the way is longer in proportion.</summary>
    internal static ImmutableArray<Claim> RateScaled(ElementWise subject) => [Claim.About(subject, "At a learning rate times a positive number, the way is longer by as much.", claim =>
    {
        var scale = claim.Constant("scale");
        claim.Assume(Sentence.Below(0, scale));
        var gradient = claim.Input("g");
        var one = claim.Run(optimizer => optimizer, gradient, 0);
        var other = claim.RunWith(name => name == Rate ? scale * claim[Rate] : claim[name], gradient, 0);
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(scale, 1)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameter, scale * one.At(at).Parameter));
        return Sentence.Equal(other.After.Parameter, scale * one.After.Parameter);
    })];

    /// <summary>B15: gradients twice as large are a rate twice as large.</summary>
    internal static ImmutableArray<Claim> GradientsForRate(ElementWise subject) => [Claim.About(subject, "Gradients times a number act as a learning rate times that number.", claim =>
    {
        var scale = claim.Constant("scale");
        claim.Assume(Sentence.Below(0, scale));
        var given = claim.Input("g");
        var one = claim.Run(scale * given);
        var other = claim.RunWith(name => name == Rate ? scale * claim[Rate] : claim[name], given, claim.Theta);
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(scale, 1)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameter, one.At(at).Parameter));
        return Sentence.Equal(other.After.Parameter, one.After.Parameter);
    })];

    /// <summary>B16: the way on a sum of gradients is the sum of the ways.</summary>
    internal static ImmutableArray<Claim> Superposed(ElementWise subject) => [Claim.About(subject, "The way on the sum of two gradients is the sum of the ways on each.", claim =>
    {
        var (g, h) = (claim.Input("g"), claim.Input("h"));
        ClaimRun one = claim.Run(optimizer => optimizer, g, 0), other = claim.Run(optimizer => optimizer, h, 0), sum = claim.Run(optimizer => optimizer, g + h, 0);
        foreach (var run in (ReadOnlySpan<ClaimRun>)[one, other]) claim.AssumeDefined(run);
        for (var i = 0; i < subject.Slots.Length; i++)
        {
            var place = i;
            claim.Guess(at => Sentence.Equal(sum.At(at).Slots[place], one.At(at).Slots[place] + other.At(at).Slots[place]));
        }

        claim.Hold(at => Sentence.Equal(sum.At(at).Parameter, one.At(at).Parameter + other.At(at).Parameter));
        return Sentence.Equal(sum.After.Parameter, one.After.Parameter + other.After.Parameter);
    })];

    /// <summary>B17: no coordinate goes up its gradient, and none moves without one.</summary>
    internal static ImmutableArray<Claim> Downhill(ElementWise subject) => [Claim.About(subject, "A step goes against its gradient, and nowhere without one.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        claim.AssumeDefined(run);
        return Sentence.AtMost(run.Change * run.Gradient, 0) & Sentence.Equal(run.Gradient, 0).Implies(Sentence.Equal(run.Change, 0));
    })];

    /// <summary>C22: at learning rate 0 nothing moves.</summary>
    internal static ImmutableArray<Claim> RateZero(ElementWise subject) => [Claim.About(subject, "At learning rate 0 nothing moves.", claim =>
    {
        var run = claim.Run(optimizer => (ElementWise)Hyperparameter.Set(optimizer, Rate, 0), claim.Input("g"));
        claim.AssumeDefined(run);
        claim.Hold(at => Sentence.Equal(run.At(at).Parameter, run.Start.Parameter));
        return Sentence.Equal(run.After.Parameter, run.Start.Parameter);
    })];

    /// <summary>D1: gradients that are zero from the start move nothing.</summary>
    internal static ImmutableArray<Claim> RestWithoutGradient(ElementWise subject) => [Claim.About(subject, "Gradients that are zero from the start move nothing.", claim =>
    {
        var run = claim.Run(0);
        if (claim.Hyperparameters.TryGetValue("Epsilon", out var epsilon)) claim.Assume(Sentence.Below(0, epsilon));
        claim.Hold(at => Sentence.Equal(run.At(at).Parameter, run.Start.Parameter));
        return Sentence.Equal(run.After.Parameter, run.Start.Parameter);
    })];

    /// <summary>Guesses that each slot of one run is the other's times a product of small powers.</summary>
    private static void GuessPowers(ClaimSketch claim, ClaimRun one, ClaimRun other, ImmutableArray<(Symbol Factor, int Unit)> factors)
    {
        ImmutableArray<Symbol?> products = [null];
        foreach (var (factor, unit) in factors)
            products = [.. from product in products from power in (int[])[0, 1, 2, -1, -2] select Times(product, factor, power * unit)];
        claim.GuessMultiples(one, other, [.. products.OfType<Symbol>()]);
    }

    /// <summary>A product with a factor to a power; null is 1.</summary>
    private static Symbol? Times(Symbol? product, Symbol factor, int power)
    {
        for (var i = 0; i < int.Abs(power); i++)
        {
            product = (product, power > 0) switch
            {
                ({ } known, true) => known * factor,
                ({ } known, false) => known / factor,
                (null, true) => factor,
                _ => 1 / factor,
            };
        }

        return product;
    }
}
