using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Algebras;

/// <summary>
/// How the terms of one run follow from those of another that computes the same, term by term, where it is known of what they begin with. What is concluded of an operation is a lemma, which solvers prove.
/// </summary>
/// <param name="graph">The terms of both runs.</param>
/// <param name="known">The ratios of pairs of terms that the runs begin with: one of the first, one of the other.</param>
internal sealed class RatioOf(SmtGraph graph, IReadOnlyDictionary<(int One, int Other), Ratio> known)
{
    private readonly Dictionary<(int One, int Other), Ratio> _ratios = [];

    /// <summary>The lemmas that were used.</summary>
    internal HashSet<RatioLemma> Lemmas { get; } = [];

    internal Ratio this[int one, int other]
    {
        get
        {
            if (_ratios.TryGetValue((one, other), out var ratio)) return ratio;
            ratio = Of(one, other);
            _ratios.Add((one, other), ratio);
            return ratio;
        }
    }

    private Ratio Of(int one, int other)
    {
        if (known.TryGetValue((one, other), out var ratio)) return ratio;
        var (node, second) = (graph[one], graph[other]);
        if (one == other) return node.Operation == SmtOperation.Number && node.Value.Numerator.IsZero ? Ratio.Any : Ratio.One;
        if (node.Operation != second.Operation || node.Name != second.Name || node.Parts.Length != second.Parts.Length || node.Parts.IsEmpty) return Ratio.Unknown;
        Ratio[] parts = [.. node.Parts.Zip(second.Parts, (part, another) => this[part, another])];
        // Of equal numbers everything is equal.
        if (parts.All(part => part.IsOne)) return Ratio.One;
        return node.Operation switch
        {
            SmtOperation.Sum => Moving(RatioLemma.Sum, parts[0], parts[1]) ?? By(RatioLemma.Sum, Ratio.Same(parts[0], parts[1])),
            SmtOperation.Difference => Moving(RatioLemma.Difference, parts[0], parts[1]) ?? By(RatioLemma.Difference, Ratio.Same(parts[0], parts[1])),
            SmtOperation.Product => By(RatioLemma.Product, parts[0] * parts[1]),
            SmtOperation.Quotient => By(RatioLemma.Quotient, parts[0] / parts[1]),
            SmtOperation.Negation => By(RatioLemma.Negation, parts[0].Kind == RatioKind.Moved ? Ratio.Unknown : parts[0]),
            SmtOperation.Root => By(RatioLemma.Root, parts[0].Root(2)),
            SmtOperation.CubeRoot => By(RatioLemma.CubeRoot, parts[0].Root(3)),
            SmtOperation.Abs => By(RatioLemma.Magnitude, parts[0].Kind == RatioKind.Moved ? Ratio.Unknown : parts[0].Magnitude()),
            SmtOperation.Max => By(RatioLemma.Max, Ordered(parts[0], parts[1])),
            SmtOperation.Min => By(RatioLemma.Min, Ordered(parts[0], parts[1])),
            SmtOperation.Choice when IsSign(node) && IsSign(second) => parts[1].Kind == RatioKind.Multiple ? By(RatioLemma.Sign, parts[1].IsNegative ? -Ratio.One : Ratio.One) : Ratio.Unknown,
            SmtOperation.Choice => Ordered(parts[0], parts[1]).Kind is RatioKind.Multiple or RatioKind.Any ? By(RatioLemma.Choice, Ratio.Same(parts[2], parts[3])) : Ratio.Unknown,
            _ => Ratio.Unknown,
        };
    }

    private Ratio By(RatioLemma lemma, Ratio ratio)
    {
        Lemmas.Add(lemma);
        return ratio.Kind == RatioKind.Moved ? Ratio.Unknown : ratio;
    }

    /// <summary>That of a sum or a difference of which a part lies a constant away.</summary>
    private Ratio? Moving(RatioLemma lemma, Ratio left, Ratio right)
    {
        if (left.Kind != RatioKind.Moved && right.Kind != RatioKind.Moved) return null;
        Lemmas.Add(RatioLemma.Moved);
        if (left.Kind == RatioKind.Moved && (right.IsOne || right.Kind == RatioKind.Any)) return left;
        if (lemma == RatioLemma.Sum) return left.IsOne || left.Kind == RatioKind.Any ? right : Ratio.Unknown;
        return left == right ? Ratio.One : Ratio.Unknown;
    }

    /// <summary>That of two numbers whose order is the same in both runs.</summary>
    private static Ratio Ordered(Ratio left, Ratio right) => Ratio.Same(left, right) is var same && (same.IsPositive || same.Kind == RatioKind.Any) ? same : Ratio.Unknown;

    /// <summary>Whether it is 1 where 0 is less than a number, -1 where the number is less than 0, else the number itself.</summary>
    private bool IsSign(SmtNode node) =>
        IsNumber(node.Parts[0], 0) && IsNumber(node.Parts[2], 1) && graph[node.Parts[3]] is { Operation: SmtOperation.Choice } negative
        && negative.Parts[0] == node.Parts[1] && negative.Parts[3] == node.Parts[1] && IsNumber(negative.Parts[1], 0) && IsNumber(negative.Parts[2], -1);

    private bool IsNumber(int place, int value) => graph[place] is { Operation: SmtOperation.Number } number && number.Value.Denominator == 1 && number.Value.Numerator == value;
}
