using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs;

/// <summary>The first steps of a claim's runs at given numbers, in a number system that certifies what it says.</summary>
/// <typeparam name="R">The number system.</typeparam>
/// <param name="unrolled">The steps.</param>
/// <param name="point">The numbers that may be chosen, in their order.</param>
/// <param name="compare">Whether two numbers compare as a relation says, certainly.</param>
internal sealed class Trial<R>(Unrolled unrolled, ImmutableArray<R> point, Func<R, SentenceRelation, R, bool?> compare)
    where R : struct, IElementary<R>
{
    /// <summary>The numbers and what the conclusion compares, in words, where they keep the assumptions and break the conclusion; else null.</summary>
    /// <param name="arithmetic">The name of the number system, after "in".</param>
    /// <param name="words">A number, in words.</param>
    internal string? Breach(string arithmetic, Func<R, string> words)
    {
        var decision = new Decision<R>(ValueOf, compare);
        if (!unrolled.Assumptions.All(one => decision.Of(one) == true) || decision.Of(unrolled.Conclusion) != false) return null;
        var numbers = unrolled.Free.Zip(point, (symbol, number) => $"{symbol} = {words(number)}");
        return Invariant($"With {string.Join(", ", numbers)}, after step {unrolled.Steps} in {arithmetic}: {string.Join(" and ", Told(unrolled.Conclusion, false))}.");

        // The comparisons that make a sentence true, or false.
        IEnumerable<string> Told(Sentence sentence, bool isTrue) => sentence switch
        {
            Sentence.Comparison one => decision.Of(one) == isTrue ? [$"{words(ValueOf(one.Left))} is {(isTrue ? "" : "not ")}{Words(one.Relation)}{words(ValueOf(one.Right))}"] : [],
            Sentence.All all => all.Parts.SelectMany(part => Told(part, isTrue)),
            Sentence.Any any => any.Parts.SelectMany(part => Told(part, isTrue)),
            Sentence.Not not => Told(not.Negated, !isTrue),
            _ => [],
        };
    }

    private R ValueOf(Symbol expression) => new SymbolProgram(expression, unrolled.Free.AsSpan()).Evaluate(point.AsSpan());

    private static string Words(SentenceRelation relation) => relation switch
    {
        SentenceRelation.Equal => "",
        SentenceRelation.AtMost => "at most ",
        _ => "below ",
    };
}
