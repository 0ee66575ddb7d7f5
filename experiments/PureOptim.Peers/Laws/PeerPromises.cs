using PureOptim.Laws;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Laws;

/// <summary>Which laws a peer must keep.</summary>
internal static class PeerPromises
{
    /// <summary>Every peer.</summary>
    internal static Applicability Every(Peer peer) => Applicability.Holds;

    /// <summary>Holds for those that have all of the traits; must fail for those that lack one of them; does not apply to others.</summary>
    internal static Func<Peer, Applicability> HoldsOnlyFor(OptimizerTraits traits, OptimizerTraits others = OptimizerTraits.None) => peer =>
        peer.Traits.HasFlag(traits) || (others != OptimizerTraits.None && peer.Traits.HasFlag(others)) ? Applicability.Holds
        : (peer.Lacks & traits) != OptimizerTraits.None ? Applicability.Fails
        : Applicability.DoesNotApply;

    /// <summary>The same of peers with a learning rate; does not apply to others.</summary>
    internal static Func<Peer, Applicability> WithRate(Func<Peer, Applicability> applies) => peer => peer.Rate is null ? Applicability.DoesNotApply : applies(peer);

    /// <summary>The same of peers that need gradients alone: a loss, or another function, is not transformed with them.</summary>
    internal static Func<Peer, Applicability> OnGradients(Func<Peer, Applicability> applies) => peer => peer.Description.NeedsLoss ? Applicability.DoesNotApply : applies(peer);
}
