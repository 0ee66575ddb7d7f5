using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>Symmetries that hold of a rule bit for bit, barring what overflows or underflows, because they hold of each of its operations.</summary>
internal static class Bits
{
    /// <summary>What a slot is takes a few steps to find out: it begins as 0, which may be anything.</summary>
    private const int MostSteps = 8;

    /// <summary>Whether the claim's symmetry holds in bits; of a claim that is about none it is not known.</summary>
    internal static bool Hold(Claim claim) => claim.Symmetry switch
    {
        ClaimSymmetry.Signs => IsOdd(claim.Runs[0]),
        ClaimSymmetry.Units => Units.Of(claim.Subject) is { Findings.IsEmpty: true, IsScaledExactly: true },
        ClaimSymmetry.Gradients => Units.OfGradients(claim) is { Findings.IsEmpty: true, IsScaledExactly: true },
        _ => false,
    };

    private static bool IsOdd(ClaimRun run)
    {
        ImmutableArray<Parity> slots = [.. run.Start.Slots.Select(start => new ParityOf(symbol => symbol == run.Start.Parameter ? Parity.Odd : Parity.Even)[start])];
        for (var step = 0; step < MostSteps; step++)
        {
            var before = slots;
            var parities = new ParityOf(symbol =>
                symbol == run.Before.Parameter || symbol == run.Gradient ? Parity.Odd
                : run.Before.Slots.IndexOf(symbol) is >= 0 and var place ? before[place]
                : Parity.Even);
            if (parities[run.After.Parameter] != Parity.Odd) return false;
            slots = [.. before.Zip(run.After.Slots, (parity, after) => ParityOf.Same(parity, parities[after]))];
            if (slots.SequenceEqual(before)) return true;
            if (slots.Contains(Parity.Unknown)) return false;
        }

        return false;
    }
}
