using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>Symmetries and comparisons that hold of a rule bit for bit, barring what overflows or underflows, because they hold of each of its operations.</summary>
internal static class Bits
{
    /// <summary>What a slot is takes a few steps to find out: it begins as 0, which may be anything.</summary>
    private const int MostSteps = 8;

    /// <summary>
    /// Whether the claim's symmetry holds in bits; or its comparison, where the law says that of rounded numbers and the claim is proved of real ones, so that no divisor is 0. Of another claim it is not known.
    /// </summary>
    internal static bool Hold(Law law, Claim claim, bool isProved) => Hold(claim) || (isProved && law.Kind == LawKind.Inequality && new Comparisons(claim).Hold());

    private static bool Hold(Claim claim) => claim.Symmetry switch
    {
        ClaimSymmetry.Signs => Enumerable.Range(0, claim.Subject.Length).All(place => IsOdd(claim.Runs[0], place)),
        ClaimSymmetry.Units => Units.Of(claim.Subject) is { Findings.IsEmpty: true, IsScaledExactly: true },
        ClaimSymmetry.Gradients => Units.OfGradients(claim) is { Findings.IsEmpty: true, IsScaledExactly: true },
        _ => false,
    };

    /// <summary>Whether turning the signs of one element's start and gradients turns its path and leaves the others.</summary>
    private static bool IsOdd(ClaimRun run, int turned)
    {
        Parity Of(Elements elements, Symbol symbol, Func<int, Parity> parity) => elements.All.IndexOf(symbol) is >= 0 and var place ? parity(place) : Parity.Even;
        Parity OfElement(int place) => place == turned ? Parity.Odd : Parity.Even;
        ImmutableArray<Parity> slots = [.. run.Start.Slots.Select(start => new ParityOf(symbol => Of(run.Start.Parameters, symbol, OfElement))[start])];
        for (var step = 0; step < MostSteps; step++)
        {
            var before = slots;
            var parities = new ParityOf(symbol => run.Before.Slots.IndexOf(symbol) is >= 0 and var place
                ? before[place]
                : Of(run.Gradients.All.Contains(symbol) ? run.Gradients : run.Before.Parameters, symbol, OfElement));
            if (!run.After.Parameters.All.Select((moved, place) => parities[moved] == OfElement(place)).All(fits => fits)) return false;
            slots = [.. before.Zip(run.After.Slots, (parity, after) => ParityOf.Same(parity, parities[after]))];
            if (slots.SequenceEqual(before)) return true;
            if (slots.Contains(Parity.Unknown)) return false;
        }

        return false;
    }
}
