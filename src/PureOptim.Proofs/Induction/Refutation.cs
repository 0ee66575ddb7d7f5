using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;
using PureOptim.Proofs.Solvers;

namespace PureOptim.Proofs;

/// <summary>
/// Looks for a short run that breaks a claim: one of those that were drawn, or one on the doubles nearest to the numbers that a solver names. In intervals it must break the claim too; only then it counts.
/// </summary>
internal sealed partial class Refutation(Bench bench, Claim claim, ImmutableArray<string> title, Samples samples)
{
    private const int LongestRun = 3;

    /// <summary>Of the runs in floating point that break a claim as many are tried in intervals.</summary>
    private const int MostBreaches = 6;

    /// <summary>The refutation with its run, or that there is none.</summary>
    /// <param name="isLikely">Whether there is reason to look for a longer run where a solver cannot tell of a shorter.</param>
    internal ClaimProof Find(bool isLikely)
    {
        foreach (var (steps, drawn) in samples.Breaches.OrderBy(breach => breach.Steps).Take(MostBreaches))
        {
            var unrolled = new Unrolled(claim, steps);
            var numbers = unrolled.Free.Zip(drawn).ToImmutableDictionary(pair => pair.First, pair => pair.Second);
            if (unrolled.IsBrokenAt(numbers)) return new(claim, ProofOutcome.Refuted) { Reason = Story(unrolled, numbers) };
        }

        // Of the runs of a tensor solvers name no numbers in good time.
        if (claim.Subject.Shape is not null) return Undecided with { Reason = "Runs in floating point break it; intervals do not tell." };
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
                if (Numbers(reply.Text, unrolled) is not { } numbers) break;
                if (unrolled.IsBrokenAt(numbers)) return new(claim, ProofOutcome.Refuted) { Reason = Story(unrolled, numbers) };
                // Only a number that seems to be 0, or nearly so, is another with more digits.
                if (!reply.Text.Contains(" 0.0000000", StringComparison.Ordinal)) break;
            }
        }

        return fails
            ? new(claim, ProofOutcome.RefutedWithoutWitness) { Reason = "A solver says that it fails; no run on doubles shows it." }
            : Undecided;
    }

    private ClaimProof Undecided => new(claim, ProofOutcome.Undecided) { Reason = Invariant($"Runs in floating point break it; no solver names numbers for one of at most {LongestRun} steps.") };

    private static string Story(Unrolled unrolled, ImmutableDictionary<Symbol, double> numbers) => Invariant(
        $"With {string.Join(", ", unrolled.Free.Where(numbers.ContainsKey).Select(symbol => Invariant($"{symbol} = {numbers[symbol]:R}")))}, after step {unrolled.Steps} {unrolled.Breach(numbers)}.");

    /// <summary>The numbers in a solver's answer; null where one is of no form that is known.</summary>
    private static ImmutableDictionary<Symbol, double>? Numbers(string text, Unrolled unrolled)
    {
        var numbers = ImmutableDictionary<Symbol, double>.Empty;
        foreach (var symbol in unrolled.Free)
        {
            var match = Regex.Match(text, $@"\({Regex.Escape($"{symbol}")} (?<value>[^()]+|\((?:[^()]|\([^()]*\))*\))\)");
            // A solver leaves out what does not matter.
            var number = match.Success ? Number(match.Groups["value"].Value) : 0;
            if (number is null) return null;
            numbers = numbers.Add(symbol, number.Value);
        }

        return numbers;
    }

    private static double? Number(string text)
    {
        var bare = text.Trim().TrimEnd('?');
        if (double.TryParse(bare, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var number)) return number;
        if (Negative().Match(bare) is { Success: true } negative) return -Number(negative.Groups[1].Value);
        if (Quotient().Match(bare) is { Success: true } quotient) return Number(quotient.Groups[1].Value) / Number(quotient.Groups[2].Value);
        return null;
    }

    [GeneratedRegex(@"^\(- (.+)\)$")]
    private static partial Regex Negative();

    [GeneratedRegex(@"^\(/ (\S+|\(.+\)) (\S+)\)$")]
    private static partial Regex Quotient();
}
