using System.Collections.Immutable;
using PureOptim.Laws;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Protocol;
using static PureOptim.Peers.Laws.PeerPromises;

namespace PureOptim.Peers.Laws;

/// <summary>Group A: an optimizer is a function of its state, parameters and gradients, however its steps are cut or interleaved.</summary>
internal static class PureFunction
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<PeerLaw> Laws { get; } =
    [
        PeerLaw.Like("A1", Every, c => [c.Run("once"), c.Run("again")], (c, runs, paths) => paths.Any(path => path.Overwrote)
            ? Finding.Broken("a step changed the gradient that it was given")
            : Closeness.Again(runs[0], paths[0], paths[0].Points, paths[1].Points)),
        PeerLaw.Like("A2", Every, c => [c.Run("alone"), c.Run("in turn with another") with { Beside = Other(c) }], Alike),
        PeerLaw.Like("A3", peer => Promises.When(peer.CanBeSaved), c => [c.Run("whole"), c.Run("cut") with { Cut = c.Data.Split }], Alike),
        PeerLaw.Like("A5", Every, c => [c.Run("longer"), c.Run("shorter") with { Gradients = c.Data.Gradients[..c.Data.Split] }], (c, runs, paths) =>
            Closeness.Again(runs[0], paths[0], paths[1].Points, paths[0].Points[..(c.Data.Split + 1)])),
    ];

    private static PeerRun Other(PeerCase c) => c.Run("the other") with { Start = c.Data.Start.Map((value, _) => -value), Gradients = c.Data.OtherGradients };

    private static Finding Alike(PeerCase c, ImmutableArray<PeerRun> runs, ImmutableArray<PeerPath> paths) => Closeness.Again(runs[0], paths[0], paths[1].Points, paths[0].Points);
}
