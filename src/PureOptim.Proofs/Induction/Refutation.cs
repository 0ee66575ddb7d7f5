using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>
/// Looks for a short run that breaks a claim: one of those that were drawn, or one on the numbers that a solver names. It counts only where it breaks the claim in exact fractions, or in intervals on the doubles nearest to
/// these numbers.
/// </summary>
internal sealed class Refutation(Bench bench, Claim claim, ImmutableArray<string> title, Samples samples)
{
    private const int LongestRun = 3;

    /// <summary>Of the runs in floating point that break a claim as many are tried again.</summary>
    private const int MostBreaches = 6;

    /// <summary>The refutation with its run, or that there is none.</summary>
    /// <param name="isLikely">Whether there is reason to look for a longer run where a solver cannot tell of a shorter.</param>
    internal ClaimProof Find(bool isLikely)
    {
        foreach (var (steps, drawn) in samples.Breaches.OrderBy(breach => breach.Steps).Take(MostBreaches))
        {
            if (Witnesses.Of(drawn).Breach(new(claim, steps)) is { } breach) return Refuted(breach);
        }

        // Of the runs of a tensor solvers name no numbers in good time.
        if (claim.Subject.Shape is not null) return Undecided with { Reason = "Runs in floating point break it; neither exact fractions nor intervals tell." };
        var fails = false;
        for (var steps = 1; steps <= (claim.IsFirstStep ? 1 : LongestRun); steps++)
        {
            var unrolled = new Unrolled(claim, steps);
            // Few digits name most runs; a number that is very small has none among them.
            foreach (var digits in (int[])[10, 40])
            {
                var reply = bench.AskForNumbers(unrolled.Obligation(title), digits);
                if (reply.Answer != SolverAnswer.Fails)
                {
                    // Of a longer run a solver that came late knows no more.
                    if (reply.Answer == SolverAnswer.Late || (reply.Answer != SolverAnswer.Holds && !fails && !isLikely)) return Undecided;
                    break;
                }

                fails = true;
                if (SolverNumbers.In(reply.Text, unrolled.Free) is not { } numbers) break;
                if (numbers.Breach(unrolled) is { } breach) return Refuted(breach);
                // Only a number that seems to be 0, or nearly so, is another with more digits.
                if (!reply.Text.Contains(" 0.0000000", StringComparison.Ordinal)) break;
            }
        }

        return fails
            ? new(claim, ProofOutcome.RefutedWithoutWitness) { Reason = "A solver says that it fails; no run shows it." }
            : Undecided;
    }

    private ClaimProof Refuted(string breach) => new(claim, ProofOutcome.Refuted) { Reason = breach };

    private ClaimProof Undecided => new(claim, ProofOutcome.Undecided) { Reason = Invariant($"Runs in floating point break it; no solver names numbers for one of at most {LongestRun} steps.") };
}
