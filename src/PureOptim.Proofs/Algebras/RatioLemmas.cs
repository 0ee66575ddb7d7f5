using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Algebras;

/// <summary>The lemmas as obligations. They are the same whatever the rule is, so that solvers are asked each of them once.</summary>
internal static class RatioLemmas
{
    private static readonly Symbol _x = Symbol.Variable("x");
    private static readonly Symbol _y = Symbol.Variable("y");
    private static readonly Symbol _r = Symbol.Variable("r");
    private static readonly Symbol _s = Symbol.Variable("s");
    private static readonly Symbol _z = Symbol.Variable("z");
    private static readonly Symbol _w = Symbol.Variable("w");

    /// <summary>The obligations of a lemma: of what the other run computes from operands that are multiples of the one's.</summary>
    internal static IEnumerable<Obligation> Of(RatioLemma lemma) => lemma switch
    {
        RatioLemma.Sum => [Holds(lemma, [], _r * _x + _r * _y, _r * (_x + _y))],
        RatioLemma.Difference => [Holds(lemma, [], _r * _x - _r * _y, _r * (_x - _y))],
        RatioLemma.Product => [Holds(lemma, [], _r * _x * (_s * _y), _r * _s * (_x * _y))],
        RatioLemma.Quotient =>
        [
            Defined(lemma, Sentence.Different(_y, 0) & Sentence.Different(_s, 0), Sentence.Different(_s * _y, 0)),
            Holds(lemma, [Sentence.Different(_y, 0), Sentence.Different(_s, 0), Sentence.Different(_s * _y, 0)], _r * _x / (_s * _y), _r / _s * (_x / _y)),
        ],
        RatioLemma.Negation => [Holds(lemma, [], -(_r * _x), _r * -_x)],
        RatioLemma.Root =>
        [
            Defined(lemma, Sentence.AtMost(0, _x), Sentence.AtMost(0, _r * _r * _x)),
            Holds(lemma, [Sentence.AtMost(0, _x), Sentence.Below(0, _r)], Symbol.Sqrt(_r * _r * _x), _r * Symbol.Sqrt(_x)),
        ],
        RatioLemma.CubeRoot => [Holds(lemma, [], Symbol.Cbrt(_r * _r * _r * _x), _r * Symbol.Cbrt(_x))],
        RatioLemma.Magnitude => [Holds(lemma, [Positive], Symbol.Abs(_r * _x), _r * Symbol.Abs(_x)), Holds(lemma, [Positive], Symbol.Abs(-(_r * _x)), _r * Symbol.Abs(_x))],
        RatioLemma.Max => [Holds(lemma, [Positive], Symbol.Max(_r * _x, _r * _y), _r * Symbol.Max(_x, _y))],
        RatioLemma.Min => [Holds(lemma, [Positive], Symbol.Min(_r * _x, _r * _y), _r * Symbol.Min(_x, _y))],
        RatioLemma.Choice => [Holds(lemma, [Positive], Symbol.IfLess(_r * _x, _r * _y, _s * _z, _s * _w), _s * Symbol.IfLess(_x, _y, _z, _w))],
        RatioLemma.Sign => [Holds(lemma, [Positive], Sign(_r * _x), Sign(_x)), Holds(lemma, [Positive], Sign(-(_r * _x)), -Sign(_x))],
        _ =>
        [
            Holds(lemma, [], _x + _z + _y, _x + _y + _z),
            Holds(lemma, [], _y + (_x + _z), _y + _x + _z),
            Holds(lemma, [], _x + _z - _y, _x - _y + _z),
            Holds(lemma, [], _x + _z - (_y + _z), _x - _y),
        ],
    };

    private static Sentence Positive => Sentence.Below(0, _r);

    private static Symbol Sign(Symbol value) => Symbol.IfLess(0, value, 1, Symbol.IfLess(value, 0, -1, value));

    private static Obligation Holds(RatioLemma lemma, ImmutableArray<Sentence> premises, Symbol left, Symbol right) => Of(lemma, premises, Sentence.Equal(left, right));

    private static Obligation Defined(RatioLemma lemma, Sentence premise, Sentence goal) => Of(lemma, [premise], goal);

    private static Obligation Of(RatioLemma lemma, ImmutableArray<Sentence> premises, Sentence goal) =>
        new($"lemma-{lemma.ToString().ToLowerInvariant()}", ["Whatever the rule is.", $"{goal}."], Symbol.Variable("t"), premises, [], goal, []);
}
