using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Numerics;
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
        if (!met.Forms.Alternatives.IsEmpty) met = met with { Forms = met.Forms.Alternatives.MinBy(forms => Departure(met with { Forms = forms }))! };
        return met.Description.Claims is not null ? met
            : met.Forms.Standard is null ? WithProperties(met)
            : met with { Traits = met.Forms.Traits, Lacks = met.Forms.Lacks };
    }

    /// <summary>How far, in a few cases, the peer's numbers are from those that a form has, as parts of them.</summary>
    private static double Departure(Peer peer)
    {
        var sum = 0.0;
        LawChecker.Check(All.Single(law => law.Id == "P3") with { Applies = _ => Applicability.Holds, Examine = Measured }, peer, 64, seed: 0);
        return sum;

        Finding Measured(PeerCase c)
        {
            // From 0, where no rounding into a large parameter hides a step, and not far, where rounding has not grown.
            var run = c.Run() with { Start = c.Data.Start.Map((_, _) => 0.0), Gradients = [.. c.Data.Gradients.Take(2)] };
            if (PeerTolerance.Enclosure(peer.Forms.Paper(c.Settings), run) is not { } enclosure) sum++;
            else sum += c.Peer.Take(run)[0].Points.Zip(enclosure, (point, intervals) => intervals.Select((interval, i) => Distance(point[i], interval)).Max()).Max();
            return Finding.Exact;
        }

        // From 0 for a number in the middle to 1 for one that is nowhere near.
        static double Distance(double number, Interval interval) => (interval.Lower + interval.Upper) / 2 is var middle && number == middle
            ? 0
            : double.Abs(number - middle) / (double.Abs(number) + double.Abs(middle)) is var share && double.IsNaN(share) ? 1 : share;
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
