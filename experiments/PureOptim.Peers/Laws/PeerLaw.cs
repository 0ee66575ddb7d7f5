using System.Collections.Immutable;
using FsCheck;
using PureOptim.Laws;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Laws;

/// <summary>
/// A law as a peer is asked about it: the runs that a case asks for, and what their paths say. Nobody but this library promises bits, so what is a law of bits here is one of real numbers there.
/// </summary>
/// <param name="Id">The identifier: that of the same law of this library, or a P of those about peers alone.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Formula">The law in LaTeX.</param>
/// <param name="Applies">The expectation of the law for a peer.</param>
/// <param name="Runs">The runs of a case.</param>
/// <param name="Judge">What their paths say.</param>
internal sealed record PeerLaw(
    string Id, string Statement, string Formula, Func<Peer, Applicability> Applies, Func<PeerCase, ImmutableArray<PeerRun>> Runs, Func<PeerCase, ImmutableArray<PeerRun>, ImmutableArray<PeerPath>, Finding> Judge)
    : LawOf<Peer, PeerCase>(Id, LawKind.Real, Statement, Formula, Applies, c => Examined(c, Runs(c), Judge, _ => Finding.Vacuous))
{
    /// <summary>The same law of this library's, asked of peers.</summary>
    internal static PeerLaw Like(
        string id, Func<Peer, Applicability> applies, Func<PeerCase, ImmutableArray<PeerRun>> runs, Func<PeerCase, ImmutableArray<PeerRun>, ImmutableArray<PeerPath>, Finding> judge)
    {
        var law = OptimizerLaws.All.Single(law => law.Id == id);
        return new(id, law.Statement, law.Formula, applies, runs, judge);
    }

    /// <summary>Whether its cases have layouts that the peer refuses, too.</summary>
    internal bool IsAboutAllLayouts { get; init; }

    /// <summary>The least number of coordinates of which it says anything.</summary>
    internal int Least { get; init; } = 1;

    /// <inheritdoc/>
    internal override Gen<PeerCase> Cases(Peer subject) => PeerCases.Of(subject, IsAboutAllLayouts, Least);

    /// <inheritdoc/>
    internal override IEnumerable<PeerCase> Smaller(PeerCase larger) => PeerCases.Smaller(larger);

    /// <inheritdoc/>
    internal override bool IsEmpty(PeerCase drawn) => drawn.Data.Steps == 0 || drawn.Data.Start.Length == 0;

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, Schedule Value)> Settings(PeerCase drawn) =>
        drawn.Settings.Where(setting => setting.Value.ValueKind == System.Text.Json.JsonValueKind.Number).Select(setting => (setting.Key, (Schedule)setting.Value.GetDouble()));

    /// <inheritdoc/>
    internal override string NameOf(Peer subject) => subject.Description.FullName;

    /// <summary>What the runs of a case say. A peer that breaks the protocol breaks every law; one that refuses a case says nothing of most.</summary>
    /// <param name="c">The case.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="judge">What their paths say.</param>
    /// <param name="refused">What it says that the peer refuses one.</param>
    internal static Finding Examined(
        PeerCase c, ImmutableArray<PeerRun> runs, Func<PeerCase, ImmutableArray<PeerRun>, ImmutableArray<PeerPath>, Finding> judge, Func<PeerRefusalException, Finding> refused)
    {
        if (c.Peer.Program.IsGivenUp) return Finding.Vacuous;
        try
        {
            return runs.IsEmpty ? Finding.Vacuous : judge(c, runs, c.Peer.Take(runs));
        }
        catch (PeerRefusalException refusal)
        {
            return refused(refusal);
        }
        catch (PeerException exception)
        {
            return Finding.Broken($"{c.Peer}: {exception.Message}");
        }
    }
}
