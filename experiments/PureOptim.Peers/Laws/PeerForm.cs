using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Numerics;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Laws;

/// <summary>Group P, about peers alone: that they run at all, that finite numbers stay finite, and that they take the steps of the optimizer that they are called.</summary>
internal static class PeerForm
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<PeerLaw> Laws { get; } =
    [
        new("P1", "Tensors of every shape can be optimized, a scalar among them.", @"\theta \in \mathbb{R}^{n_1 \times \ldots \times n_d}, \; d \ge 0", PeerPromises.Every, AtItsDefaults, (_, _, _) => Finding.Exact)
        {
            Examine = c => PeerLaw.Examined(c, AtItsDefaults(c), (_, _, _) => Finding.Exact, refusal => Finding.Broken(refusal.Message)),
            IsAboutAllLayouts = true,
        },
        new("P2", "On gradients of middling size, zeros among them, parameters stay finite.", @"g_1 \ldots g_T \in \mathbb{R}^n \Rightarrow \theta_T \in \mathbb{R}^n", PeerPromises.Every, c => [c.Run()], Finite),
        new("P3", "Its steps are those of its paper's form.", @"\mathrm{run}(\theta, g) = \mathrm{run}_{\mathrm{paper}}(\theta, g)",
            peer => !peer.Forms.HasPaper ? Applicability.DoesNotApply : peer.Forms.IsOfPaper ? Applicability.Holds : Applicability.Fails, c => [c.Run()], (c, runs, paths) => Inside(c.Peer.Forms, c.Peer.Forms.Paper(c.Settings), runs[0], paths[0])),
        new("P4", "Its steps are those that this library takes in its dialect.", @"\mathrm{run}(\theta, g) = \mathrm{run}_{\mathrm{dialect}}(\theta, g)",
            peer => Promises.When(peer.Forms.HasDialect), c => [c.Run()], (c, runs, paths) => Inside(c.Peer.Forms, c.Peer.Forms.Dialect(c.Settings), runs[0], paths[0])),
    ];

    /// <summary>The run of a case with no setting that a peer may refuse.</summary>
    private static ImmutableArray<PeerRun> AtItsDefaults(PeerCase c) => [c.Run() with { Settings = ImmutableSortedDictionary<string, JsonElement>.Empty }];

    private static Finding Finite(PeerCase c, ImmutableArray<PeerRun> runs, ImmutableArray<PeerPath> paths)
    {
        for (var step = 0; step < paths[0].Points.Length; step++)
        {
            for (var i = 0; i < runs[0].Start.Length; i++)
                if (!double.IsFinite(paths[0].Points[step][i])) return Finding.Broken(Invariant($"after step {step}, parameters[{i}] is {paths[0].Points[step][i]:R}"));
        }

        return Finding.Exact;
    }

    /// <summary>Whether a path is inside the intervals that this library's optimizer has for it, or as near to them as its library's own arithmetic brings it.</summary>
    private static Finding Inside(PeerForms forms, IOptimizer? optimizer, PeerRun run, PeerPath path)
    {
        if (!path.IsFinite || PeerTolerance.Enclosure(optimizer, run) is not { } enclosure) return Finding.Vacuous;
        var (bound, says, largest) = (0.0, false, run.Start.Values.ToArray().Max(double.Abs));
        for (var step = 1; step < path.Points.Length; step++)
        {
            largest = double.Max(largest, path.Points[step].Values.ToArray().Max(double.Abs));
            for (var i = 0; i < run.Start.Length; i++)
            {
                var (number, interval, near) = (path.Points[step][i], enclosure[step][i], forms.Nearness * largest);
                if (number < interval.Lower - near || number > interval.Upper + near)
                    return Finding.Broken(Invariant($"after step {step}, parameters[{i}] is {number:R}, and of {optimizer} from {interval.Lower:R} to {interval.Upper:R}"));
                var width = interval.Width == 0 ? 0 : (interval.Width + near) / double.Max(double.Abs(interval.Lower), double.Abs(interval.Upper));
                if (!(width < Closeness.Coarsest)) continue;
                (bound, says) = (double.Max(bound, width), true);
            }
        }

        return says ? Finding.Within(bound) : Finding.Vacuous;
    }
}
