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
    internal static ImmutableArray<Claim> StateIgnoresPlace(ClaimSubject subject) => [Claim.About(subject, "Two runs from different starts keep the same.", claim =>
    {
        var gradient = claim.Inputs("g");
        var (one, other) = (claim.Run(gradient), claim.Run(gradient, claim.Constants("elsewhere")));
        claim.AssumeDefined(one);
        foreach (var place in Places(one)) claim.Hold(at => Sentence.Equal(other.At(at).Kept[place], one.At(at).Kept[place]));
        return Sentence.AllOf([.. one.After.Slots.Zip(other.After.Slots, Sentence.Equal)]);
    })];

    /// <summary>B4: with the sign of a coordinate turned, so is its path, and no other is changed. Any signs are turned one after the other.</summary>
    internal static ImmutableArray<Claim> SignsTurned(ClaimSubject subject) => [.. subject.Names("g").Select((name, place) =>
        Claim.About(subject, subject.Shape is null
            ? "With the signs of start and gradients turned, so is the path."
            : $"With the signs of start and gradients turned in the element of {name}, so is its path, and the others stay.", claim =>
        {
            claim.Symmetry = ClaimSymmetry.Signs;
            Elements Turned(Elements given) => new([.. given.All.Select((one, i) => i == place ? -one : one)]);
            return TwoRuns.Changed(claim, Turned, Turned, -1);
        }))];

    /// <summary>B7: with two coordinates turned, so is the path. Whatever turns a space is near to what turns two coordinates after two by this angle, which no number of turns brings back.</summary>
    internal static ImmutableArray<Claim> Rotated(ClaimSubject subject)
    {
        if (subject.Shape is null) return [OfTwoCoordinates(subject)];
        var names = subject.Names("g").ToArray();
        return [.. names.Zip(names.Skip(1)).Select((pair, place) => Claim.About(
            subject, $"With the elements of {pair.First} and {pair.Second} turned by the angle of a 3-4-5 triangle, so is the path.", claim =>
            {
                Elements Both(Elements given) => given.Length == names.Length
                    ? new([.. given.All[..place], Turned(given[place], given[place + 1]), TurnedBack(given[place], given[place + 1]), .. given.All[(place + 2)..]])
                    : given;
                return TwoRuns.Changed(claim, Both, Both);
            }))];
    }

    /// <summary>B5, where a model of one tensor tells: of an optimizer that looks at each tensor by itself it does not.</summary>
    internal static ImmutableArray<Claim> RotatedTogether(ClaimSubject subject) =>
        subject.Shape is not null && !subject.Optimizer.Promise(OptimizerTraits.RotationEquivariant) ? [] : Rotated(subject);

    private static Symbol Turned(Symbol one, Symbol other) => (Symbol)3 / 5 * one - (Symbol)4 / 5 * other;

    private static Symbol TurnedBack(Symbol one, Symbol other) => (Symbol)4 / 5 * one + (Symbol)3 / 5 * other;

    /// <summary>Of two coordinates the first of the rotated path is the path of the rotated gradients.</summary>
    private static Claim OfTwoCoordinates(ClaimSubject subject) => Claim.About(subject, "With two coordinates turned by the angle of a 3-4-5 triangle, so is the path.", claim =>
    {
        var (g, h, second) = (claim.Input("g"), claim.Input("h"), claim.Constant("second0"));
        ClaimRun one = claim.Run(g), other = claim.Run(h, second), turned = claim.Run(Turned(g, h), Turned(claim.Theta, second));
        foreach (var run in (ReadOnlySpan<ClaimRun>)[one, other]) claim.AssumeDefined(run);
        foreach (var place in Places(one))
        {
            claim.Guess(at => Sentence.Equal(turned.At(at).Slots[place], Turned(one.At(at).Slots[place], other.At(at).Slots[place])));
            claim.Guess(at => Sentence.Equal(turned.At(at).Slots[place], one.At(at).Slots[place]));
        }

        claim.Hold(at => Sentence.Equal(turned.At(at).Parameter, Turned(one.At(at).Parameter, other.At(at).Parameter)));
        return Sentence.Equal(turned.After.Parameter, Turned(one.After.Parameter, other.After.Parameter));
    });

    /// <summary>B8: moving the start moves the path.</summary>
    internal static ImmutableArray<Claim> StartMoved(ClaimSubject subject) => [Claim.About(subject, "Moving the start moves the path by as much.", claim =>
    {
        var way = claim.Constants("way");
        return TwoRuns.Changed(claim, g => g, x => x + way);
    })];

    /// <summary>B12: without epsilon gradients may be multiplied by a positive number.</summary>
    internal static ImmutableArray<Claim> GradientsScaled(ClaimSubject subject) => [Claim.About(subject, "Without epsilon, gradients multiplied by a positive number make the same path.", claim =>
    {
        claim.Symmetry = ClaimSymmetry.Gradients;
        var scale = claim.Constant("scale");
        claim.Assume(Sentence.Below(0, scale));
        var given = claim.Inputs("g");
        static Optimizer Bare(Optimizer optimizer) => (Optimizer)Settings.WithoutEpsilon(optimizer);
        var (one, other) = (claim.Run(Bare, given), claim.Run(Bare, scale * given));
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(scale, 1)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameters, one.At(at).Parameters));
        return Sentence.Equal(other.After.Parameters, one.After.Parameters);
    })];

    /// <summary>B11: in other units the path is the same.</summary>
    internal static ImmutableArray<Claim> UnitsChanged(ClaimSubject subject) => [Claim.About(subject, "In other units of parameters and gradients, with hyperparameters in theirs, the path is the same.", claim =>
    {
        claim.Symmetry = ClaimSymmetry.Units;
        var hyperparameters = Hyperparameter.Of(subject.Optimizer);
        var root = Enumerable.Range(1, 12).FirstOrDefault(count => hyperparameters.All(one =>
            one.Unit is { } unit && double.IsInteger(count * unit.Parameter) && double.IsInteger(count * unit.Gradient)));
        if (root == 0) throw new ClaimException("A hyperparameter has no unit, or one with a strange root.");
        // A root of each unit, so that every factor is a product.
        var (length, slope) = (claim.Constant("length"), claim.Constant("slope"));
        claim.Assume(Sentence.Below(0, length) & Sentence.Below(0, slope));
        var given = claim.Inputs("g");
        var one = claim.Run(given);
        Symbol In(HyperparameterUnit unit, Symbol value) =>
            Times(Times(null, length, (int)(root * unit.Parameter)), slope, (int)(root * unit.Gradient)) is { } factor ? factor * value : value;
        var unit = In(new(1, 0), 1);
        var other = claim.RunInUnits(In, given.Map(each => In(new(0, 1), each)), unit * claim.Beginning);
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(length, root), (slope, root)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameters, unit * one.At(at).Parameters));
        return Sentence.Equal(other.After.Parameters, unit * one.After.Parameters);
    })];

    /// <summary>B14: at a rate that is larger, the way is longer in proportion.</summary>
    internal static ImmutableArray<Claim> RateScaled(ClaimSubject subject) => [Claim.About(subject, "At a learning rate times a positive number, the way is longer by as much.", claim =>
    {
        var scale = claim.Constant("scale");
        claim.Assume(Sentence.Below(0, scale));
        var gradient = claim.Inputs("g");
        var one = claim.Run(gradient, claim.Filled(0));
        var other = claim.RunWith(name => name == Rate ? scale * claim[Rate] : claim[name], gradient, claim.Filled(0));
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(scale, 1)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameters, scale * one.At(at).Parameters));
        return Sentence.Equal(other.After.Parameters, scale * one.After.Parameters);
    })];

    /// <summary>B15: gradients twice as large are a rate twice as large.</summary>
    internal static ImmutableArray<Claim> GradientsForRate(ClaimSubject subject) => [Claim.About(subject, "Gradients times a number act as a learning rate times that number.", claim =>
    {
        var scale = claim.Constant("scale");
        claim.Assume(Sentence.Below(0, scale));
        var given = claim.Inputs("g");
        var one = claim.Run(scale * given);
        var other = claim.RunWith(name => name == Rate ? scale * claim[Rate] : claim[name], given, claim.Beginning);
        claim.AssumeDefined(one);
        GuessPowers(claim, one, other, [(scale, 1)]);
        claim.Hold(at => Sentence.Equal(other.At(at).Parameters, one.At(at).Parameters));
        return Sentence.Equal(other.After.Parameters, one.After.Parameters);
    })];

    /// <summary>B16: the way on a sum of gradients is the sum of the ways.</summary>
    internal static ImmutableArray<Claim> Superposed(ClaimSubject subject) => [Claim.About(subject, "The way on the sum of two gradients is the sum of the ways on each.", claim =>
    {
        var (g, h) = (claim.Inputs("g"), claim.Inputs("h"));
        ClaimRun one = claim.Run(g, claim.Filled(0)), other = claim.Run(h, claim.Filled(0)), sum = claim.Run(g + h, claim.Filled(0));
        foreach (var run in (ReadOnlySpan<ClaimRun>)[one, other]) claim.AssumeDefined(run);
        foreach (var place in Places(one)) claim.Guess(at => Sentence.Equal(sum.At(at).Kept[place], one.At(at).Kept[place] + other.At(at).Kept[place]));

        claim.Hold(at => Sentence.Equal(sum.At(at).Parameters, one.At(at).Parameters + other.At(at).Parameters));
        return Sentence.Equal(sum.After.Parameters, one.After.Parameters + other.After.Parameters);
    })];

    /// <summary>B17: no coordinate goes up its gradient, and none moves without one.</summary>
    internal static ImmutableArray<Claim> Downhill(ClaimSubject subject) => [Claim.About(subject, "A step goes against its gradient, and nowhere without one.", claim =>
    {
        var run = claim.Run(claim.Inputs("g"));
        claim.AssumeDefined(run);
        return Sentence.AllOf([.. run.Changes.All.Zip(run.Gradients.All, (change, gradient) =>
            Sentence.AtMost(change * gradient, 0) & Sentence.Equal(gradient, 0).Implies(Sentence.Equal(change, 0)))]);
    })];

    /// <summary>C22: at learning rate 0 nothing moves.</summary>
    internal static ImmutableArray<Claim> RateZero(ClaimSubject subject) => [Claim.About(subject, "At learning rate 0 nothing moves.", claim =>
    {
        var run = claim.Run(optimizer => (Optimizer)Hyperparameter.Set(optimizer, Rate, 0), claim.Inputs("g"));
        claim.AssumeDefined(run);
        claim.Hold(at => Sentence.Equal(run.At(at).Parameters, run.Start.Parameters));
        return Sentence.Equal(run.After.Parameters, run.Start.Parameters);
    })];

    /// <summary>D1: gradients that are zero from the start move nothing.</summary>
    internal static ImmutableArray<Claim> RestWithoutGradient(ClaimSubject subject) => [Claim.About(subject, "Gradients that are zero from the start move nothing.", claim =>
    {
        var run = claim.Run(claim.Filled(0));
        if (claim.Hyperparameters.TryGetValue("Epsilon", out var epsilon)) claim.Assume(Sentence.Below(0, epsilon));
        claim.Hold(at => Sentence.Equal(run.At(at).Parameters, run.Start.Parameters));
        return Sentence.Equal(run.After.Parameters, run.Start.Parameters);
    })];

    /// <summary>The places of the slots that a run has.</summary>
    private static IEnumerable<int> Places(ClaimRun run) => Enumerable.Range(0, run.Start.Kept.Length).Where(place => run.Start.Kept[place].Length > 0);

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
