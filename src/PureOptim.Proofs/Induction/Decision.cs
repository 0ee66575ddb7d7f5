using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs;

/// <summary>Whether sentences hold, in a number system: certainly, certainly not, or null where its numbers do not tell.</summary>
/// <typeparam name="R">The number system.</typeparam>
/// <param name="valueOf">The value of an expression.</param>
/// <param name="compare">Whether two numbers compare as a relation says; null where that is not known.</param>
internal sealed class Decision<R>(Func<Symbol, R> valueOf, Func<R, SentenceRelation, R, bool?> compare)
    where R : struct, IElementary<R>
{
    /// <summary>Whether a sentence holds.</summary>
    internal bool? Of(Sentence sentence) => sentence switch
    {
        Sentence.Comparison one => Compare(one),
        Sentence.All all => Decisive(all.Parts, false),
        Sentence.Any any => Decisive(any.Parts, true),
        Sentence.Not not => !Of(not.Negated),
        _ => null,
    };

    /// <summary>What decides of some sentences together, if it is so of one; null if it may be; else the opposite.</summary>
    private bool? Decisive(IEnumerable<Sentence> parts, bool what)
    {
        bool? together = !what;
        foreach (var part in parts)
        {
            var one = Of(part);
            if (one == what) return what;
            if (one is null) together = null;
        }

        return together;
    }

    private bool? Compare(Sentence.Comparison one)
    {
        try
        {
            return compare(valueOf(one.Left), one.Relation, valueOf(one.Right));
        }
        catch (Exception exception) when (exception is NotSupportedException or DivideByZeroException)
        {
            // The number system has no such number.
            return null;
        }
    }
}
