using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>What is known of the order of some expressions.</summary>
/// <param name="All">Pairs of which the first is at most the second, or below it.</param>
/// <param name="NotZero">Expressions that are not 0.</param>
internal sealed record OrderFacts(ImmutableArray<(SymbolNode Less, SymbolNode More, bool IsStrict)> All, ImmutableArray<SymbolNode> NotZero)
{
    /// <summary>Nothing.</summary>
    internal static OrderFacts None { get; } = new([], []);

    /// <summary>What a sentence says, as far as it is one comparison or all of some.</summary>
    internal OrderFacts With(Sentence sentence) => sentence switch
    {
        Sentence.All all => all.Parts.Aggregate(this, (facts, part) => facts.With(part)),
        Sentence.Comparison { Relation: SentenceRelation.Equal } same => With(same.Left.Node, same.Right.Node, isStrict: false).With(same.Right.Node, same.Left.Node, isStrict: false),
        Sentence.Comparison one => With(one.Left.Node, one.Right.Node, one.Relation == SentenceRelation.Below),
        Sentence.Not { Negated: Sentence.Comparison { Relation: SentenceRelation.Equal, Right.Node: SymbolNode.Constant { Value: 0 } } zero } => this with { NotZero = NotZero.Add(zero.Left.Node) },
        _ => this,
    };

    /// <summary>That one expression is at most another, or below it; of a difference and 0 this says the same of its parts, since a difference that is not 0 does not round to it.</summary>
    internal OrderFacts With(SymbolNode less, SymbolNode more, bool isStrict)
    {
        var facts = this with { All = All.Add((less, more, isStrict)) };
        return (less, more) switch
        {
            (SymbolNode.Constant { Value: 0 }, SymbolNode.Binary { Operator: SymbolOperator.Difference } above) => facts.With(above.Right, above.Left, isStrict),
            (SymbolNode.Binary { Operator: SymbolOperator.Difference } below, SymbolNode.Constant { Value: 0 }) => facts.With(below.Left, below.Right, isStrict),
            _ => facts,
        };
    }

    /// <summary>The signs that an expression may have, as far as comparisons with numbers tell.</summary>
    internal Signs Of(SymbolNode node)
    {
        var signs = NotZero.Contains(node) ? Signs.Negative | Signs.Positive : Signs.Any;
        foreach (var (less, more, isStrict) in All)
        {
            if (more == node && less is SymbolNode.Constant { Value: >= 0 } least) signs &= isStrict || least.Value > 0 ? Signs.Positive : Signs.NotNegative;
            if (less == node && more is SymbolNode.Constant { Value: <= 0 } most) signs &= isStrict || most.Value < 0 ? Signs.Negative : Signs.NotPositive;
        }

        return signs;
    }
}
