using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Peers.Laws;

/// <summary>All laws that peers are asked about.</summary>
internal static class PeerLaws
{
    /// <summary>Every law, in the order of their identifiers.</summary>
    internal static ImmutableArray<PeerLaw> All { get; } = [.. PureFunction.Laws, .. PeerSymmetries.Laws, .. PeerResponses.Laws, .. PeerForm.Laws];

    /// <summary>
    /// The peer with the properties that it turns out to have, where nothing is known of them: a property is taken for promised if the law about it breaks in few of the cases that are tried, and as lacking
    /// if it breaks in many. So a law that breaks seldom is a finding.
    /// </summary>
    /// <param name="peer">The peer.</param>
    internal static Peer Acquainted(Peer peer)
    {
        if (peer.Description.Claims is not null || peer.Forms.Standard is not null) return peer;
        const int tried = 24;
        var (has, lacks) = (OptimizerTraits.None, OptimizerTraits.None);
        foreach (var (trait, id) in (ReadOnlySpan<(OptimizerTraits, string)>)
        [
            (OptimizerTraits.ElementWise, "B2"), (OptimizerTraits.Odd, "B4"), (OptimizerTraits.TranslationInvariant, "B8"), (OptimizerTraits.ProportionalToRate, "B14"), (OptimizerTraits.Linear, "B16"),
            (OptimizerTraits.Descending, "B17"), (OptimizerTraits.RestsWithoutGradient, "D1"), (OptimizerTraits.RotationEquivariant, "B5"), (OptimizerTraits.RotationEquivariantPerTensor, "B7"),
            (OptimizerTraits.PermutationEquivariant, "B2b"),
        ])
        {
            var law = All.Single(law => law.Id == id) with { Applies = _ => Applicability.Holds };
            var broken = Enumerable.Range(0, tried).Count(seed => LawChecker.Check(law, peer, 1, (ulong)seed).IsBroken);
            if (broken <= tried / 4) has |= trait;
            else lacks |= trait;
        }

        return peer with { Traits = has, Lacks = lacks };
    }
}
