using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Terminal;
using PureOptim.Laws;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Laws;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Peers;

/// <summary>The laws of optimizers on those of another program.</summary>
/// <param name="program">The program.</param>
/// <param name="source">What starts it, as options of the command.</param>
/// <param name="context">The outside world.</param>
internal sealed class PeerTrial(PeerProgram program, string source, ToolContext context)
{
    /// <summary>The tables of the laws and the program's optimizers, and of theorems where those have other forms than their papers.</summary>
    /// <param name="optimizer">The name of the only one, or null for all.</param>
    /// <param name="name">The optimizer of the catalogue that it is, by the user's word, or null.</param>
    /// <param name="isQuick">Whether few layouts are tried, in the finest precision only: some programs compile a run for each.</param>
    /// <exception cref="RunException">The program cannot be started, does not speak the protocol, or has no such optimizer.</exception>
    internal ImmutableArray<LawTopic> Topics(string? optimizer, string? name, bool isQuick)
    {
        try
        {
            var (names, others) = program.List();
            foreach (var (other, reason) in others) context.Error.WriteLine($"pureoptim: {other} is left out: {reason}");
            if (optimizer is not null && !names.Contains(optimizer, StringComparer.OrdinalIgnoreCase)) throw new RunException($"--optimizer is {optimizer}; {Nearest.Hint(optimizer, names)}");
            ImmutableArray<Peer> peers =
            [
                .. from one in names
                   where optimizer is null || string.Equals(one, optimizer, StringComparison.OrdinalIgnoreCase)
                   let met = Greeted(program.Describe(one))
                   let description = isQuick ? met with { Precisions = [met.Precisions.Max()] } : met
                   select PeerLaws.Acquainted(new(program, description, PeerNames.FormsOf(description, name)) { Tried = isQuick ? PeerLayouts.Few : PeerLayouts.All }),
            ];
            var first = peers[0].Description;
            return
            [
                new LawTopicOf<Peer, PeerCase>(
                    $"Laws of optimizers of {first.Library} {first.Version} in {first.Language}", "optimizer", PeerLaws.All,
                    [.. peers.Select(peer => new SubjectOf<Peer>(peer, peer.Description.FullName) { Source = source })]),
                .. Theorems(peers, first.Library),
            ];
        }
        catch (Exception exception) when (exception is PeerException or PeerRefusalException)
        {
            throw new RunException($"{program.Command}: {exception.Message}", exception);
        }
    }

    /// <summary>The theorems about papers' forms, on the forms of the peers that differ from them; none where none differs.</summary>
    private IEnumerable<LawTopic> Theorems(ImmutableArray<Peer> peers, string library)
    {
        var none = ImmutableSortedDictionary<string, JsonElement>.Empty;
        var forms = (
            from peer in peers
            where peer.Forms is { HasDialect: true, HasPaper: true, IsOfPaper: false }
            select (peer.Description.FullName, Dialect: peer.Forms.Dialect(none)!, Paper: peer.Forms.Paper(none)!)).ToArray();
        var laws = PeerTheorems.Of([.. forms.Select(form => (form.Dialect, form.Paper))]);
        if (laws.Length > 0)
            yield return LawTopics.Optimizers(laws, [.. forms.Select(form => new SubjectOf<IOptimizer>(form.Dialect, form.FullName) { Source = source })]) with { Title = $"Theorems about the papers' forms, on the forms of {library}" };
    }

    /// <summary>For each broken promise a program of the peer's language that shows it; for a theorem, one that shows where the peer's steps leave the paper's form.</summary>
    internal IEnumerable<Artifact> Scripts(LawReport report)
    {
        var theorems = report.Broken.Where(cell => cell.Verdict.Law is not PeerLaw).Select(cell => cell.Subject.Label).ToHashSet(StringComparer.Ordinal);
        foreach (var cell in report.Cells.Where(cell => cell.Mark == Mark.Broken || (cell.Verdict is { IsBroken: true, Law.Id: "P3" } && theorems.Contains(cell.Subject.Label))))
        {
            if (cell is not { Subject: SubjectOf<Peer> { Value: var peer }, Verdict: { Law: PeerLaw law, Replay: { } replay } }) continue;
            if (Smallest(law, peer, replay) is { } smallest && Script(peer, law, smallest) is var (text, suffix))
                yield return new($"{law.Id}-{string.Join('-', peer.Description.FullName.Split(Path.GetInvalidFileNameChars().Append(' ').ToArray()))}{suffix}", text);
        }
    }

    private (string Text, string Suffix)? Script(Peer peer, PeerLaw law, PeerCase smallest)
    {
        try
        {
            return program.Script(peer.Description, law.Runs(smallest));
        }
        catch (PeerException exception)
        {
            context.Error.WriteLine($"pureoptim: no script of {law.Id} on {peer}: {exception.Message}");
            return null;
        }
    }

    /// <summary>The smallest case that breaks the law: the last that was examined of those that do.</summary>
    private static PeerCase? Smallest(PeerLaw law, Peer peer, string replay)
    {
        PeerCase? last = null;
        LawChecker.Replay(
            law with
            {
                Examine = drawn =>
                {
                    var finding = law.Examine(drawn);
                    if (finding.IsBroken) last = drawn;
                    return finding;
                },
            }, peer, replay);
        return last;
    }

    /// <summary>The description with the precisions that it is found to compute in. What the peer's machine does otherwise than others' is said, for no optimizer is to blame.</summary>
    private PeerDescription Greeted(PeerDescription description)
    {
        var greeting = Handshake.Of(program, description);
        foreach (var remark in greeting.Remarks.Where(_said.Add)) context.Error.WriteLine($"pureoptim: {description.Library} {remark}");
        return greeting.Precisions.IsEmpty ? throw new PeerException("it computes in neither float32 nor float64") : description with { Precisions = greeting.Precisions };
    }

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
}
