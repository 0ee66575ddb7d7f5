using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs;

/// <summary>The first steps of a claim's runs, one in the other, from the start.</summary>
internal sealed class Unrolled
{
    private readonly List<Sentence> _assumptions = [];
    private readonly List<Symbol> _outcomes = [];
    private readonly Sentence _conclusion;
    private readonly Symbol _number;

    /// <summary>As many steps; the conclusion is about the last.</summary>
    internal Unrolled(Claim claim, int steps)
    {
        Steps = steps;
        (_number, _conclusion) = (claim.Number, claim.Conclusion);
        Free = [.. claim.Chosen];
        var changing = claim.IsFirstStep ? [] : claim.Changing.ToArray();
        Symbol[] at = [.. changing.Select(one => one.Start)];
        for (var step = 1; step <= steps; step++)
        {
            var put = new Substitution().Put(claim.Number, step);
            foreach (var input in claim.Inputs)
            {
                var drawn = Symbol.Variable(Invariant($"{input}{step}"));
                Free = Free.Add(drawn);
                put.Put(input, drawn);
            }

            for (var i = 0; i < changing.Length; i++) put.Put(changing[i].Before, at[i]);
            _assumptions.Add(put.In(claim.Assumption));
            at = [.. changing.Select(one => put.In(one.After))];
            _outcomes.AddRange(claim.Runs.SelectMany(run => run.Outcomes).Select(symbol => put.In(symbol)));
            if (step == steps) _conclusion = put.In(claim.Conclusion);
        }
    }

    /// <summary>The number of steps.</summary>
    internal int Steps { get; }

    /// <summary>The numbers that may be chosen.</summary>
    internal ImmutableArray<Symbol> Free { get; }

    /// <summary>That the conclusion follows; a solver that disagrees names numbers.</summary>
    internal Obligation Obligation(ImmutableArray<string> title) =>
        new("run", title, _number, [.. _assumptions], [.. _outcomes], _conclusion, []) { Asked = Free };

    /// <summary>Whether numbers keep the assumptions, certainly, and break the conclusion, certainly.</summary>
    internal bool IsBrokenAt(ImmutableDictionary<Symbol, double> numbers) =>
        _assumptions.TrueForAll(assumption => Decide(assumption, numbers) == true) && Decide(_conclusion, numbers) == false;

    /// <summary>What the conclusion compares, at numbers that break it.</summary>
    internal string Breach(ImmutableDictionary<Symbol, double> numbers) => string.Join(" and ", Comparisons(_conclusion)
        .Where(one => Decide(one, numbers) == false)
        .Select(one => Invariant($"{Approximate(one.Left, numbers):R} is not {(one.Relation == SentenceRelation.Equal ? "" : one.Relation == SentenceRelation.AtMost ? "at most " : "below ")}{Approximate(one.Right, numbers):R}")));

    private double Approximate(Symbol expression, ImmutableDictionary<Symbol, double> numbers) => Value(expression, numbers) is var value ? value.Lower / 2 + value.Upper / 2 : 0;

    private static IEnumerable<Sentence.Comparison> Comparisons(Sentence sentence) => sentence switch
    {
        Sentence.Comparison one => [one],
        Sentence.All all => all.Parts.SelectMany(Comparisons),
        Sentence.Any any => any.Parts.SelectMany(Comparisons),
        _ => [],
    };

    /// <summary>Whether a sentence is certainly true or certainly false; null where intervals do not tell.</summary>
    private bool? Decide(Sentence sentence, ImmutableDictionary<Symbol, double> numbers)
    {
        switch (sentence)
        {
            case Sentence.All all:
                bool?[] every = [.. all.Parts.Select(part => Decide(part, numbers))];
                return every.Contains(false) ? false : every.Contains(null) ? null : true;
            case Sentence.Any any:
                bool?[] some = [.. any.Parts.Select(part => Decide(part, numbers))];
                return some.Contains(true) ? true : some.Contains(null) ? null : false;
            case Sentence.Not not:
                return !Decide(not.Negated, numbers);
            case Sentence.Comparison one:
                var (left, right) = (Value(one.Left, numbers), Value(one.Right, numbers));
                if (double.IsNaN(left.Lower) || double.IsNaN(left.Upper) || double.IsNaN(right.Lower) || double.IsNaN(right.Upper)) return null;
                return one.Relation switch
                {
                    SentenceRelation.Equal => !left.Meets(right) ? false : left.Width == 0 && right.Width == 0 ? true : null,
                    SentenceRelation.AtMost => left.Upper <= right.Lower ? true : left.Lower > right.Upper ? false : null,
                    _ => left.Upper < right.Lower ? true : left.Lower >= right.Upper ? false : null,
                };
            default:
                return null;
        }
    }

    private Interval Value(Symbol expression, ImmutableDictionary<Symbol, double> numbers)
    {
        Symbol[] names = [.. Free];
        Interval[] point = [.. names.Select(name => (Interval)numbers[name])];
        return new SymbolProgram(expression, names).Evaluate<Interval>(point);
    }
}
