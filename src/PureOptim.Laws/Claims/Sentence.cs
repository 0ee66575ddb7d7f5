using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A sentence about real numbers: comparisons of expressions, and what is made of them by and, or, not.</summary>
public abstract record Sentence
{
    private Sentence()
    {
    }

    /// <summary>The sentence that is always true.</summary>
    public static Sentence True { get; } = new All([]);

    /// <summary>The expressions that it compares.</summary>
    internal IEnumerable<Symbol> Symbols => this switch
    {
        Comparison one => [one.Left, one.Right],
        All all => all.Parts.SelectMany(part => part.Symbols),
        Any any => any.Parts.SelectMany(part => part.Symbols),
        Not not => not.Negated.Symbols,
        _ => [],
    };

    /// <summary>Both are the same number.</summary>
    public static Sentence Equal(Symbol left, Symbol right) => new Comparison(left, SentenceRelation.Equal, right);

    /// <summary>All are the same numbers, each as that at its place.</summary>
    public static Sentence Equal(Elements left, Elements right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return AllOf([.. left.All.Zip(right.All, Equal)]);
    }

    /// <summary>The first is at most the second.</summary>
    public static Sentence AtMost(Symbol left, Symbol right) => new Comparison(left, SentenceRelation.AtMost, right);

    /// <summary>The first is below the second.</summary>
    public static Sentence Below(Symbol left, Symbol right) => new Comparison(left, SentenceRelation.Below, right);

    /// <summary>They are different numbers.</summary>
    public static Sentence Different(Symbol left, Symbol right) => !Equal(left, right);

    /// <summary>Both hold.</summary>
    public static Sentence operator &(Sentence left, Sentence right) => BitwiseAnd(left, right);

    /// <summary>One of them holds, or both.</summary>
    public static Sentence operator |(Sentence left, Sentence right) => BitwiseOr(left, right);

    /// <summary>It does not hold.</summary>
    public static Sentence operator !(Sentence sentence) => LogicalNot(sentence);

    /// <summary>Both hold.</summary>
    public static Sentence BitwiseAnd(Sentence left, Sentence right) => AllOf(left, right);

    /// <summary>One of them holds, or both.</summary>
    public static Sentence BitwiseOr(Sentence left, Sentence right) => new Any([left, right]);

    /// <summary>It does not hold.</summary>
    public static Sentence LogicalNot(Sentence sentence) => new Not(sentence);

    /// <summary>All of them hold.</summary>
    public static Sentence AllOf(params ImmutableArray<Sentence> parts) => parts.Length == 1 ? parts[0] : new All(parts);

    /// <summary>Where this holds, so does the other.</summary>
    /// <param name="conclusion">The other.</param>
    public Sentence Implies(Sentence conclusion) => !this | conclusion;

    /// <summary>The sentence in plain text: <c>h' ≥ h and θ' = θ</c>.</summary>
    public sealed override string ToString() => this switch
    {
        Comparison { Relation: SentenceRelation.Equal } one => $"{one.Left} = {one.Right}",
        Comparison { Relation: SentenceRelation.AtMost } one => $"{one.Left} ≤ {one.Right}",
        Comparison one => $"{one.Left} < {one.Right}",
        All { Parts.IsEmpty: true } => "true",
        All all => string.Join(" and ", all.Parts.Select(part => part is Any ? $"({part})" : $"{part}")),
        Any { Parts: [Not premise, var conclusion] } => $"if {premise.Negated} then {conclusion}",
        Any any => string.Join(" or ", any.Parts),
        Not { Negated: Comparison { Relation: SentenceRelation.Equal } one } => $"{one.Left} ≠ {one.Right}",
        Not not => $"not ({not.Negated})",
        _ => throw new InvalidOperationException($"A sentence is no {GetType().Name}."),
    };

    /// <summary>A comparison of two expressions.</summary>
    internal sealed record Comparison(Symbol Left, SentenceRelation Relation, Symbol Right) : Sentence;

    /// <summary>All of some sentences; true where there is none.</summary>
    internal sealed record All(ImmutableArray<Sentence> Parts) : Sentence;

    /// <summary>One of some sentences at least.</summary>
    internal sealed record Any(ImmutableArray<Sentence> Parts) : Sentence;

    /// <summary>The opposite.</summary>
    internal sealed record Not(Sentence Negated) : Sentence;
}
