using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Algebras;

/// <summary>Claims that compare numbers, proved for IEEE arithmetic by the order and the signs of what is computed.</summary>
/// <param name="claim">The claim.</param>
internal sealed class Comparisons(Claim claim)
{
    /// <summary>How many cases are told apart within one another: a sign has two.</summary>
    private const int MostDepth = 3;

    /// <summary>Whether the claim holds as it stands, with every operation rounded; false where it is not known.</summary>
    internal bool Hold()
    {
        ImmutableArray<Func<Moment, Sentence>> kept = claim.IsFirstStep ? [] : [.. claim.Guesses.Where(guess => Follows([], guess(Moment.Start)))];
        while (true)
        {
            ImmutableArray<Func<Moment, Sentence>> all = [.. claim.Invariants, .. kept];
            ImmutableArray<Func<Moment, Sentence>> fewer = [.. kept.Where(guess => Follows(all, guess(Moment.After)))];
            if (fewer.Length == kept.Length)
                return claim.Invariants.All(one => Follows([], one(Moment.Start)) && Follows(all, one(Moment.After))) && Follows(all, claim.Conclusion);
            kept = fewer;
        }
    }

    private bool Follows(ImmutableArray<Func<Moment, Sentence>> before, Sentence sentence)
    {
        var facts = OrderFacts.None.With(claim.Assumption).With(Sentence.AtMost(1, claim.Number));
        return Follows(new Order(before.Aggregate(facts, (known, one) => known.With(one(Moment.Before)))), sentence, MostDepth);
    }

    /// <summary>Whether a sentence follows at once, or in each of some cases.</summary>
    private bool Follows(Order order, Sentence sentence, int depth)
    {
        if (sentence is Sentence.All all) return all.Parts.All(part => Follows(order, part, depth));
        if (IsTrue(order, sentence)) return true;
        if (depth == 0) return false;
        var nodes = SymbolNodes.Of(sentence.Symbols);
        return Cases(order, nodes).Any(cases => cases.All(one => Follows(one, sentence, depth - 1)));
    }

    /// <summary>The cases that an input's sign, or what a choice looks at, makes, where they are not decided yet.</summary>
    private IEnumerable<ImmutableArray<Order>> Cases(Order order, ImmutableArray<SymbolNode> nodes)
    {
        SymbolNode zero = new SymbolNode.Constant(0);
        foreach (var input in claim.Inputs.Concat(claim.Constants).Select(input => input.Node).Where(input => nodes.Contains(input) && order.Of(input) == Signs.Any))
            yield return [order.Under(input, zero, isStrict: true), order.Under(input, zero, isStrict: false).Under(zero, input, isStrict: false), order.Under(zero, input, isStrict: true)];
        foreach (var choice in nodes.OfType<SymbolNode.Call>().Where(node => node.Function == SymbolFunction.IfLess && order.Chosen(node) == node))
            yield return [order.Under(choice.Arguments[0], choice.Arguments[1], isStrict: true), order.Under(choice.Arguments[1], choice.Arguments[0], isStrict: false)];
    }

    private static bool IsTrue(Order order, Sentence sentence) => sentence switch
    {
        Sentence.Any any => any.Parts.Any(part => IsTrue(order, part)),
        Sentence.All all => all.Parts.All(part => IsTrue(order, part)),
        Sentence.Comparison { Relation: SentenceRelation.AtMost } one => order.IsAtMost(one.Left.Node, one.Right.Node),
        Sentence.Comparison { Relation: SentenceRelation.Below } one => order.IsBelow(one.Left.Node, one.Right.Node),
        Sentence.Comparison one => order.IsAtMost(one.Left.Node, one.Right.Node) && order.IsAtMost(one.Right.Node, one.Left.Node),
        Sentence.Not { Negated: Sentence.Comparison { Relation: SentenceRelation.Equal } same } => order.IsBelow(same.Left.Node, same.Right.Node) || order.IsBelow(same.Right.Node, same.Left.Node),
        _ => false,
    };
}
