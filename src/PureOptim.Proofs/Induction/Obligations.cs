using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs;

/// <summary>The obligations of a claim, with some invariants.</summary>
/// <param name="claim">The claim.</param>
/// <param name="title">The law, its identifier and its optimizer, in words.</param>
internal sealed class Obligations(Claim claim, ImmutableArray<string> title)
{
    /// <summary>Whether the claim is about a tensor.</summary>
    internal bool IsOfTensor => claim.Subject.Shape is not null;

    private ImmutableArray<Symbol> Given => [.. claim.Defined.SelectMany(run => run.Outcomes)];

    private ImmutableArray<Symbol> Outcomes => [.. claim.Runs.SelectMany(run => run.Outcomes)];

    /// <summary>Sentences that hold before the first step.</summary>
    internal Obligation Start(ImmutableArray<Func<Moment, Sentence>> invariants) => At(Moment.Start, invariants);

    /// <summary>Sentences that hold after a step, where others do before it.</summary>
    internal Obligation Step(ImmutableArray<Func<Moment, Sentence>> before, ImmutableArray<Func<Moment, Sentence>> after) =>
        Make("step", $"A step keeps: {Words(after, Moment.Before)}.", before, Sentence.AllOf([.. after.Select(one => one(Moment.After))]));

    /// <summary>The conclusion, where invariants hold before the step.</summary>
    internal Obligation Conclusion(ImmutableArray<Func<Moment, Sentence>> invariants) =>
        Make("conclusion", $"The conclusion: {ClaimWords.Of(claim, claim.Conclusion)}.", invariants, claim.Conclusion);

    /// <summary>
    /// The conclusion, where invariants hold after the step, whatever the slots are then: those that a step makes are no more than that to a solver, which has
    /// less to think of.
    /// </summary>
    internal Obligation ConclusionAfter(ImmutableArray<Func<Moment, Sentence>> invariants)
    {
        var next = new Substitution();
        foreach (var run in claim.Runs)
        {
            foreach (var (before, after) in run.Before.Slots.Zip(run.After.Slots))
                if (before != after) next.Put(after, Symbol.Variable($"{before}.next"));
        }

        foreach (var ghost in claim.Ghosts) next.Put(ghost.After, Symbol.Variable($"{ghost.Before}.next"));
        ImmutableArray<Sentence> then = [.. invariants.Select(one => next.In(one(Moment.After)))];
        return new(
            "conclusion",
            [.. title, $"Assumed: {claim.Assumption}.", $"After the step: {string.Join("; ", then)}.", $"The conclusion: {next.In(claim.Conclusion)}."],
            claim.Number,
            [claim.Assumption, .. then],
            [],
            next.In(claim.Conclusion),
            []);
    }

    /// <summary>All that the proof speaks of is defined.</summary>
    internal ImmutableArray<Obligation> Defined(ImmutableArray<Func<Moment, Sentence>> invariants) =>
    [
        At(Moment.Start, invariants) is var start ? start with { Name = "start-defined", Goal = null, Defined = [.. start.Goal!.Symbols] } : start,
        Make("defined", "No divisor of the step is 0, and no root is of a negative number.", invariants, null) is var step
            ? step with { Defined = [.. Outcomes, .. claim.Conclusion.Symbols, .. invariants.SelectMany(one => one(Moment.After).Symbols)] }
            : step,
    ];

    private static string Words(ImmutableArray<Func<Moment, Sentence>> sentences, Moment moment) => string.Join("; ", sentences.Select(one => one(moment)));

    private Obligation At(Moment moment, ImmutableArray<Func<Moment, Sentence>> invariants) => new(
        "start", [.. title, $"Before the first step: {Words(invariants, moment)}."], claim.Number, [claim.Assumption], [], Sentence.AllOf([.. invariants.Select(one => one(moment))]), []);

    private Obligation Make(string name, string words, ImmutableArray<Func<Moment, Sentence>> before, Sentence? goal) => new(
        name,
        [.. title, $"Assumed: {claim.Assumption}.", .. before.IsEmpty ? [] : (string[])[$"Before the step: {Words(before, Moment.Before)}."], words],
        claim.Number,
        [claim.Assumption, .. before.Select(one => one(Moment.Before))],
        Given,
        goal,
        []);
}
