using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Laws;

/// <summary>All laws that peers are asked about.</summary>
internal static class PeerLaws
{
    /// <summary>Every law, in the order of their identifiers.</summary>
    internal static ImmutableArray<PeerLaw> All { get; } = [.. PureFunction.Laws, .. PeerSymmetries.Laws, .. PeerResponses.Laws, .. PeerForm.Laws];

    /// <summary>
    /// The peer with what is found out of it by trying: the layouts that it does not refuse, whether its state can be saved, which of several forms it takes, and, where nothing is known of its properties, those that no case speaks against. So a law that breaks seldom is a
    /// finding, and one that breaks often is a property that the peer does not have.
    /// </summary>
    internal static Peer Acquainted(Peer peer)
    {
        var met = peer with { Layouts = [.. peer.Tried.Where(layout => Takes(peer, layout))] };
        if (met.Layouts.IsEmpty) return met;
        met = met with { CanBeSaved = Takes(met, met.Layouts[0], cut: 1) };
        if (!met.Forms.Alternatives.IsEmpty) met = met with { Forms = met.Forms.Alternatives.MinBy(forms => Departures(met with { Forms = forms }))! };
        return met.Description.Claims is not null ? met
            : met.Forms.Standard is null ? WithProperties(met)
            : met with { Traits = met.Forms.Traits, Lacks = met.Forms.Lacks };
    }

    /// <summary>In how many of a few cases the peer does not take the steps of its form.</summary>
    private static int Departures(Peer peer)
    {
        var law = All.Single(law => law.Id == "P3");
        return Enumerable.Range(0, 16).Count(seed => LawChecker.Check(law, peer, 1, (ulong)seed).IsBroken);
    }

    /// <summary>Whether it takes two steps, and where it is cut saves and loads its state between them.</summary>
    private static bool Takes(Peer peer, Layout layout, int? cut = null)
    {
        try
        {
            var ones = Parameters<double>.Filled(layout, 1);
            return peer.Take(new PeerRun("two steps", ImmutableSortedDictionary<string, JsonElement>.Empty, peer.Description.Precisions[0], ones, [ones, ones]) { Cut = cut }) is [{ Points.Length: 3 }];
        }
        catch (PeerRefusalException)
        {
            return false;
        }
    }

    private static Peer WithProperties(Peer peer)
    {
        const int tried = 64;
        var (has, lacks) = (OptimizerTraits.None, OptimizerTraits.None);
        foreach (var (trait, id) in (ReadOnlySpan<(OptimizerTraits, string)>)
        [
            (OptimizerTraits.ElementWise, "B2"), (OptimizerTraits.Odd, "B4"), (OptimizerTraits.TranslationInvariant, "B8"), (OptimizerTraits.ProportionalToRate, "B14"), (OptimizerTraits.Linear, "B16"),
            (OptimizerTraits.Descending, "B17"), (OptimizerTraits.RestsWithoutGradient, "D1"), (OptimizerTraits.RotationEquivariant, "B5"), (OptimizerTraits.RotationEquivariantPerTensor, "B7"),
            (OptimizerTraits.PermutationEquivariant, "B2b"),
        ])
        {
            var verdict = LawChecker.Check(All.Single(law => law.Id == id) with { Applies = _ => Applicability.Holds }, peer, tried, seed: 0);
            if (verdict.IsBroken) lacks |= trait;
            else if (verdict.VacuousCases < tried / 2) has |= trait;
        }

        return peer with { Traits = has, Lacks = lacks };
    }
}
