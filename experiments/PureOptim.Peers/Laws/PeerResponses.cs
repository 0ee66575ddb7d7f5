using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;
using static PureOptim.OptimizerTraits;
using static PureOptim.Peers.Laws.PeerPromises;

namespace PureOptim.Peers.Laws;

/// <summary>How the way covered answers to the rate and the gradients, and what moves nothing.</summary>
internal static class PeerResponses
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<PeerLaw> Laws { get; } =
    [
        PeerLaw.Like("B14", WithRate(HoldsOnlyFor(ProportionalToRate)), c => [FromZero(c, "at the rate"), FromZero(c, "at twice the rate") with { Settings = Rated(c, 2) }], (c, runs, paths) =>
            Closeness.Same(c, runs, paths, paths[1].Points, [.. paths[0].Points.Select(point => point.Map((value, _) => 2 * value))])),
        PeerLaw.Like("B16", OnGradients(HoldsOnlyFor(Linear)), c =>
        [
            FromZero(c, "on one"), FromZero(c, "on the other") with { Gradients = c.Data.OtherGradients },
            FromZero(c, "on the sum") with { Gradients = [.. c.Data.Gradients.Zip(c.Data.OtherGradients, (one, other) => one.Map((value, i) => c.Data.Round(value + other[i])))] },
        ], (c, runs, paths) => Closeness.Same(c, runs, paths, paths[2].Points, [.. paths[0].Points.Zip(paths[1].Points, (one, other) => one.Map((value, i) => value + other[i]))])),
        PeerLaw.Like("B17", HoldsOnlyFor(Descending), c => [FromZero(c, "run")], Downhill),
        PeerLaw.Like("C22", peer => peer.Rate?.From > 0 ? Applicability.DoesNotApply : WithRate(HoldsOnlyFor(ProportionalToRate))(peer), c => [c.Run("at rate 0") with { Settings = Rated(c, 0) }], (c, runs, paths) => StaysAtStart(c, runs, paths)),
        PeerLaw.Like("D1", HoldsOnlyFor(RestsWithoutGradient, Odd | TranslationInvariant), c =>
            [c.Run("without gradients") with { Gradients = [.. c.Data.Gradients.Select(gradient => gradient.Map((_, _) => 0.0))] }], (c, runs, paths) => StaysAtStart(c, runs, paths)),
    ];

    /// <summary>The run from 0, where no rounding into a large parameter hides a step.</summary>
    private static PeerRun FromZero(PeerCase c, string name) => c.Run(name) with { Start = c.Data.Start.Map((_, _) => 0.0) };

    private static ImmutableSortedDictionary<string, JsonElement> Rated(PeerCase c, double factor) => c.Peer.Rate is { } rate && c.Peer[rate, c.Settings] is { ValueKind: JsonValueKind.Number } value
        ? c.Settings.SetItem(rate.Name, PeerHyperparameter.Value(factor * value.GetDouble()))
        : c.Settings;

    /// <summary>What is added to a number and taken off it again may leave a rounding behind.</summary>
    private static Finding StaysAtStart(PeerCase c, ImmutableArray<PeerRun> runs, ImmutableArray<PeerPath> paths) =>
        Closeness.Same(c, runs, paths, paths[0].Points, [.. paths[0].Points.Select(_ => paths[0].Points[0])]);

    /// <summary>A step up the gradient that rounding may have made is none.</summary>
    private static Finding Downhill(PeerCase c, ImmutableArray<PeerRun> runs, ImmutableArray<PeerPath> paths)
    {
        if (!paths[0].IsFinite) return Finding.Vacuous;
        var tolerance = ImmutableArray<double>.Empty;
        for (var step = 1; step < paths[0].Points.Length; step++)
        {
            for (var i = 0; i < runs[0].Start.Length; i++)
            {
                var (change, gradient) = (paths[0].Points[step][i] - paths[0].Points[step - 1][i], runs[0].Gradients[step - 1][i]);
                if (gradient == 0 ? change == 0 : double.Sign(gradient) * change <= 0) continue;
                if (tolerance.IsEmpty) tolerance = PeerTolerance.Of(c, runs[0], paths[0]);
                if (double.Abs(change) > 2 * tolerance[step]) return Finding.Broken(Invariant($"step {step} moves [{i}] by {change:R} on gradient {gradient:R}"));
            }
        }

        return Finding.Exact;
    }
}
