using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>Proves claims by induction: which of the guesses a step keeps is found out, and whether they imply the conclusion.</summary>
internal sealed class ClaimProver(Bench bench)
{
    /// <summary>Of longer steps of tensors solvers decide too little for the time that they take.</summary>
    private const int MostTerms = 160;

    /// <summary>The proof of a claim, or why there is none.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="title">The law, its identifier and its optimizer, in words: the top of every obligation.</param>
    /// <param name="isToRefute">Whether a run that breaks the claim is looked for where it is not proved.</param>
    internal ClaimProof Prove(Claim claim, ImmutableArray<string> title, bool isToRefute = true)
    {
        var samples = Samples.Of(claim);
        if (samples.IsEmpty) return new(claim, ProofOutcome.Undecided) { Reason = "No numbers were found that it assumes and whose first step is defined." };
        return Prove(claim, title, samples, isToRefute) with { Witness = samples.Witness };
    }

    private ClaimProof Prove(Claim claim, ImmutableArray<string> title, Samples samples, bool isToRefute)
    {
        if (!samples.AgreeWithConclusion) return new Refutation(bench, claim, title, samples).Find(isLikely: true);
        if (TermByTerm(claim, title) is { } proof) return proof;
        if (claim.Subject.Shape is not null && TermsOf(claim) is > MostTerms and var terms)
            return new(claim, ProofOutcome.Undecided) { Reason = Invariant($"The step makes {terms} numbers on the way; of a tensor solvers are asked where it makes at most {MostTerms}.") };
        var obligations = new Obligations(claim, title);
        ImmutableArray<Func<Moment, Sentence>> guesses = claim.IsFirstStep ? [] : [.. claim.Guesses.Where(samples.Agree)];
        ImmutableArray<Func<Moment, Sentence>> free = [.. guesses.Where(guess => !Mentions(claim, guess(Moment.Before)))];
        foreach (var tried in (ImmutableArray<Func<Moment, Sentence>>[])[[], free, .. claim.Subject.Shape is null ? (ImmutableArray<Func<Moment, Sentence>>[])[guesses] : []])
        {
            if (Kept(obligations, claim.Invariants, tried) is not { } invariants) continue;
            var conclusion = obligations.Conclusion(invariants);
            if (bench.Ask(conclusion) != SolverAnswer.Holds)
            {
                if (invariants.IsEmpty || bench.Ask(conclusion = obligations.ConclusionAfter(invariants)) != SolverAnswer.Holds) continue;
            }

            // The first solver knows these already; what is asked last of it is asked first here.
            var defined = obligations.Defined(invariants);
            if (!defined.All(one => bench.Ask(one) == SolverAnswer.Holds)) continue;
            var results = bench.AskAll([.. invariants.IsEmpty ? [] : (Obligation[])[obligations.Start(invariants), obligations.Step(invariants, invariants)], .. defined, conclusion]);
            if (!results.All(result => result.Holds)) continue;
            return new(claim, ProofOutcome.Proved)
            {
                // What a claim follows by the hyperparameters of every step is another number where they differ.
                HoldsUnderSchedules = !claim.IsFirstStep && !invariants.Any(one => Mentions(claim, one(Moment.Before)))
                    && !claim.Ghosts.Any(ghost => Mentions(claim, Sentence.Equal(ghost.After, 0))),
                Invariants = [.. invariants.Select(one => $"{one(Moment.Before)}")],
                Obligations = results,
            };
        }

        // A few runs may agree where others do not.
        return isToRefute && new Refutation(bench, claim, title, Samples.More(claim)).Find(isLikely: false) is { Outcome: ProofOutcome.Refuted } refuted
            ? refuted
            : new(claim, ProofOutcome.Undecided) { Reason = "No solver decided it in time, or more must be known of the state than is guessed." };
    }

    /// <summary>The proof of a claim about two runs whose numbers are multiples of each other, term by term; null where there is none.</summary>
    private ClaimProof? TermByTerm(Claim claim, ImmutableArray<string> title)
    {
        if (PureOptim.Proofs.TermByTerm.Of(claim) is not { } proof) return null;
        var obligations = proof.Obligations(title);
        if (!obligations.All(one => bench.Ask(one) == SolverAnswer.Holds)) return null;
        var results = bench.AskAll(obligations);
        return !results.All(result => result.Holds) ? null : new(claim, ProofOutcome.Proved)
        {
            HoldsUnderSchedules = true,
            Invariants = [.. proof.Invariants.Select(one => $"{one(Moment.Before)}")],
            Obligations = results,
        };
    }

    /// <summary>The stated invariants and those guesses that a step keeps beside them; null where the stated are not kept.</summary>
    private ImmutableArray<Func<Moment, Sentence>>? Kept(Obligations obligations, ImmutableArray<Func<Moment, Sentence>> stated, ImmutableArray<Func<Moment, Sentence>> guesses)
    {
        var kept = guesses.IsEmpty || bench.Ask(obligations.Start(guesses)) == SolverAnswer.Holds
            ? guesses
            : [.. guesses.Where(guess => bench.Ask(obligations.Start([guess])) == SolverAnswer.Holds)];
        while (true)
        {
            ImmutableArray<Func<Moment, Sentence>> all = [.. stated, .. kept];
            if (all.IsEmpty || bench.Ask(obligations.Step(all, all)) == SolverAnswer.Holds) break;
            // Of a tensor each of them may take a solver's whole time.
            if (obligations.IsOfTensor) return null;
            ImmutableArray<Func<Moment, Sentence>> fewer = [.. kept.Where(guess => bench.Ask(obligations.Step(all, [guess])) == SolverAnswer.Holds)];
            if (fewer.Length == kept.Length)
            {
                // One by one all of them are kept; of what is stated it remains to be seen.
                if (stated.All(one => bench.Ask(obligations.Step(all, [one])) == SolverAnswer.Holds)) break;
                return null;
            }

            kept = fewer;
        }

        return [.. stated, .. kept];
    }

    /// <summary>How many operations the steps of the runs consist of.</summary>
    private static int TermsOf(Claim claim)
    {
        var graph = new SmtGraph(claim.Number);
        HashSet<int> known = [];
        var open = new Stack<int>(claim.Runs.SelectMany(run => run.Outcomes).Select(graph.Of));
        while (open.TryPop(out var place))
        {
            if (!known.Add(place)) continue;
            foreach (var part in graph[place].Parts) open.Push(part);
        }

        return known.Count(place => !graph[place].Parts.IsEmpty);
    }

    /// <summary>Whether a sentence speaks of hyperparameters, or of the number of steps: an invariant that does holds only where they stay the same.</summary>
    private static bool Mentions(Claim claim, Sentence sentence)
    {
        var names = claim.Hyperparameters.Values.Append(claim.Number).Select(symbol => symbol.Node).ToHashSet(ReferenceEqualityComparer.Instance);
        return SymbolNodes.Of(sentence.Symbols).Any(names.Contains);
    }
}
