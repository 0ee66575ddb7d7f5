using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Algebras;
using PureOptim.Proofs.Smt;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>
/// The proof of a claim about two runs of one rule, of which every number of the one follows from that of the other by a ratio: term by term, each by a lemma about its operation.
/// Solvers prove the lemmas, that the ratios hold at the start, and that the conclusion follows from them; so a rule may be as long as it likes.
/// </summary>
internal sealed class TermByTerm
{
    private readonly Claim _claim;
    private readonly RatioBetween _between;
    private readonly ImmutableArray<(Symbol One, Symbol Other)> _given;
    private readonly HashSet<RatioLemma> _lemmas;
    private readonly ImmutableArray<Ratio> _ratios;

    private TermByTerm(Claim claim, RatioBetween between, ImmutableArray<(Symbol One, Symbol Other)> given, HashSet<RatioLemma> lemmas, ImmutableArray<Ratio> ratios) =>
        (_claim, _between, _given, _lemmas, _ratios) = (claim, between, given, lemmas, ratios);

    /// <summary>The invariants: how the second run's state follows from the first's, where it is known.</summary>
    internal ImmutableArray<Func<Moment, Sentence>> Invariants =>
        [.. Enumerable.Range(0, _ratios.Length).Where(place => _ratios[place].Kind != RatioKind.Unknown).Select(place => (Func<Moment, Sentence>)(at => Sentence.Equal(
            _claim.Runs[1].At(at)[place], _ratios[place].Times(_claim.Runs[0].At(at)[place], _between.Constants))))];

    /// <summary>The proof to be, where the claim is one of two runs of one rule, and ratios were found that a step keeps; null elsewhere.</summary>
    internal static TermByTerm? Of(Claim claim) =>
        !claim.IsFirstStep && claim.Ghosts.IsEmpty && claim.Runs is [var one, var other] && claim.Defined.Contains(one) && one.Optimizer.GetType() == other.Optimizer.GetType() ? Find(claim) : null;

    private static TermByTerm? Find(Claim claim)
    {
        var (one, other) = (claim.Runs[0], claim.Runs[1]);
        var graph = new SmtGraph(claim.Number);
        var between = new RatioBetween(claim, graph);
        ImmutableArray<(Symbol One, Symbol Other)> given =
        [
            .. one.Gradients.All.Zip(other.Gradients.All),
            .. one.Loss is { } loss && other.Loss is { } second ? [(loss, second)] : ImmutableArray<(Symbol, Symbol)>.Empty,
            .. Hyperparameter.Of(one.Optimizer).Select(hyperparameter => (one[hyperparameter.Name], other[hyperparameter.Name])),
        ];
        var known = given.DistinctBy(Places).ToDictionary(Places, pair => between[pair.One, pair.Other]);
        ImmutableArray<Ratio> ratios = [.. one.Start.All.Zip(other.Start.All, (start, begin) => between[start, begin])];
        // What begins as 0 is any multiple until it is something.
        for (var round = 0; round <= 2 * ratios.Length; round++)
        {
            var before = ratios;
            foreach (var (pair, ratio) in one.Before.All.Zip(other.Before.All).Zip(before)) known[Places(pair)] = ratio;
            var terms = new RatioOf(graph, known);
            ratios = [.. before.Zip(one.After.All.Zip(other.After.All).Select(Places), (ratio, pair) => Ratio.Same(ratio, terms[pair.One, pair.Other]))];
            if (!ratios.SequenceEqual(before)) continue;
            if (!ratios.Any(ratio => ratio.Kind == RatioKind.Any)) return new(claim, between, given, terms.Lemmas, ratios);
            // What is 0 at every step is the same.
            ratios = [.. ratios.Select(ratio => ratio.Kind == RatioKind.Any ? Ratio.One : ratio)];
        }

        return null;

        (int One, int Other) Places((Symbol One, Symbol Other) pair) => (graph.Of(pair.One), graph.Of(pair.Other));
    }

    /// <summary>The obligations of the proof.</summary>
    /// <param name="title">The law, its identifier and its optimizer, in words.</param>
    internal ImmutableArray<Obligation> Obligations(ImmutableArray<string> title)
    {
        var (start, after) = (Sentences(Moment.Start), Sentences(Moment.After));
        ImmutableArray<Sentence> given = [.. _given.Select(pair => (pair.One, pair.Other, Ratio: _between[pair.One, pair.Other])).Where(pair => pair.Ratio.Kind is not (RatioKind.Unknown or RatioKind.Any) && pair.One != pair.Other)
            .Select(pair => Sentence.Equal(pair.Other, pair.Ratio.Times(pair.One, _between.Constants)))];
        var next = ClaimWords.After(_claim, ".next");
        ImmutableArray<Sentence> then = [.. after.Select(next.In)];
        var goal = next.In(_claim.Conclusion);
        return
        [
            new("start", [.. title, $"Before the first step: {string.Join("; ", start.AsEnumerable())}."], _claim.Number, [_claim.Assumption], [], Sentence.AllOf(start), []),
            new("given", [.. title, $"What the runs are given: {string.Join("; ", given.AsEnumerable())}."], _claim.Number, [_claim.Assumption], [], Sentence.AllOf(given), []),
            .. _lemmas.Order().SelectMany(RatioLemmas.Of),
            new("conclusion", [.. title, $"After the step: {string.Join("; ", then.AsEnumerable())}.", $"The conclusion: {goal}."], _claim.Number, [_claim.Assumption, .. then], [], goal, []),
        ];
    }

    private ImmutableArray<Sentence> Sentences(Moment moment) => [.. Invariants.Select(invariant => invariant(moment))];
}
