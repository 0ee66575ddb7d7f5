using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Algebras;

/// <summary>The ratio between two expressions of a claim, as it can be read off them: the same factors but for constants that the claim assumes to be positive.</summary>
internal sealed class RatioBetween
{
    private readonly SmtGraph _graph;

    /// <param name="claim">The claim.</param>
    /// <param name="graph">Terms, to which those of expressions are added.</param>
    internal RatioBetween(Claim claim, SmtGraph graph)
    {
        _graph = graph;
        Constants = claim.Constants.ToImmutableDictionary(symbol => $"{symbol}", StringComparer.Ordinal);
        Positive = [.. Assumed(claim.Assumption).OfType<Sentence.Comparison>()
            .Where(one => one is { Relation: SentenceRelation.Below, Left.Node: SymbolNode.Constant { Value: 0 } } && claim.Constants.Contains(one.Right))
            .Select(one => $"{one.Right}")];
    }

    /// <summary>The constants of the claim by their names.</summary>
    internal ImmutableDictionary<string, Symbol> Constants { get; }

    private ImmutableHashSet<string> Positive { get; }

    /// <summary>The ratio of another expression to one.</summary>
    internal Ratio this[Symbol one, Symbol other]
    {
        get
        {
            var (from, to) = (_graph.Of(one), _graph.Of(other));
            if (from == to) return _graph[from] is { Operation: SmtOperation.Number } number && number.Value.Numerator.IsZero ? Ratio.Any : Ratio.One;
            if (_graph[to] is { Operation: SmtOperation.Sum } sum && sum.Parts[0] == from && _graph[sum.Parts[1]] is { Operation: SmtOperation.Variable } away && Constants.ContainsKey(away.Name))
                return Ratio.Moved(away.Name);
            var factors = new Dictionary<int, int>();
            var ratio = Factors(to, 1, factors) / Factors(from, -1, factors);
            return factors.Values.All(power => power == 0) ? ratio : Ratio.Unknown;
        }
    }

    private static IEnumerable<Sentence> Assumed(Sentence sentence) => sentence is Sentence.All all ? all.Parts.SelectMany(Assumed) : [sentence];

    /// <summary>The positive constants among the factors of a term; of the others the powers are counted.</summary>
    private Ratio Factors(int place, int direction, Dictionary<int, int> others)
    {
        var node = _graph[place];
        switch (node.Operation)
        {
            case SmtOperation.Product:
                return Factors(node.Parts[0], direction, others) * Factors(node.Parts[1], direction, others);
            case SmtOperation.Quotient:
                return Factors(node.Parts[0], direction, others) / Factors(node.Parts[1], -direction, others);
            case SmtOperation.Negation:
                return -Factors(node.Parts[0], direction, others);
            case SmtOperation.Number when node.Value.Numerator.IsOne && node.Value.Denominator.IsOne:
                return Ratio.One;
            case SmtOperation.Variable when Positive.Contains(node.Name):
                return Ratio.Of(node.Name);
            default:
                others[place] = others.GetValueOrDefault(place) + direction;
                return Ratio.One;
        }
    }
}
