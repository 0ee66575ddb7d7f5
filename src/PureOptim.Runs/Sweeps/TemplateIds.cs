using System.Collections.Immutable;
using System.Text;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>
/// The identities of the trials of one entry of a grid, hashed from a template of their canonical texts: each place that varies changes lines of
/// its own, so that the text of a trial is put together from the lines for each of its values, which are written once. Where that is not so, as where a
/// value brings other fields with it, there is a template for each such value. Every trial that is run compares its identity with the one found here.
/// </summary>
internal sealed class TemplateIds
{
    /// <summary>A place with more values than this has numbers only, of which this many are tried.</summary>
    private const int Most = 400, Tried = 12;

    private readonly ImmutableArray<Template> _leaves;
    private readonly long[] _strides;
    private readonly Func<long, Trial> _trial;

    private TemplateIds(ImmutableArray<Template> leaves, Func<long, Trial> trial)
    {
        (_leaves, _strides, _trial) = (leaves, new long[leaves.Length], trial);
        var stride = 1L;
        for (var i = leaves.Length - 1; i >= 0; i--) (_strides[i], stride) = (stride, stride * (long)leaves[i].Count);
    }

    /// <summary>Finds the identities of all trials, or returns false where the places are not independent.</summary>
    /// <param name="leaves">The places that vary, the fastest last.</param>
    /// <param name="trial">Makes the trial of an index.</param>
    /// <param name="ids">Takes the identities: as many as there are combinations; some may be taken also where false is returned.</param>
    /// <param name="cancelled">Ends the work.</param>
    internal static bool TryFill(ImmutableArray<Template> leaves, Func<long, Trial> trial, Memory<TrialId> ids, CancellationToken cancelled)
    {
        var maker = new TemplateIds(leaves, trial);
        if (maker.Dependent() is not { } dependent) return false;
        foreach (var first in maker.Combinations(dependent))
        {
            cancelled.ThrowIfCancellationRequested();
            if (maker.LinesFrom(first, dependent) is not { } pieces) return false;
            maker.Fill(first, dependent, pieces, ids, cancelled);
        }

        return true;
    }

    /// <summary>The places whose values change the number of lines or share a line with a place before; null where one of them has too many values.</summary>
    private HashSet<int>? Dependent()
    {
        var lines = LinesOf(0);
        var (taken, dependent) = (new HashSet<int>(), new HashSet<int>());
        var combinations = 1L;
        for (var leaf = 0; leaf < _leaves.Length; leaf++)
        {
            var changed = new HashSet<int>();
            foreach (var value in Values(leaf).Skip(1))
            {
                var other = LinesOf(value * _strides[leaf]);
                if (other.Length != lines.Length) changed.Add(-1);
                else changed.UnionWith(Enumerable.Range(0, lines.Length).Where(i => lines[i] != other[i]));
            }

            if (changed.Contains(-1) || changed.Contains(0) || changed.Overlaps(taken)) dependent.Add(leaf);
            else taken.UnionWith(changed);
            if (dependent.Contains(leaf) && (combinations *= (long)_leaves[leaf].Count) > Most) return null;
        }

        return dependent;
    }

    /// <summary>The first trial of each combination of the values of dependent places.</summary>
    private IEnumerable<long> Combinations(HashSet<int> dependent) => dependent.Aggregate(
        new long[] { 0 }.AsEnumerable(), (firsts, leaf) => firsts.SelectMany(first => Enumerable.Range(0, (int)_leaves[leaf].Count).Select(value => first + value * _strides[leaf])));

    /// <summary>The pieces of the text: constant, or one for each value of a place. Null where that is not how the texts are.</summary>
    private List<Piece>? LinesFrom(long first, HashSet<int> dependent)
    {
        var lines = LinesOf(first);
        var changes = new Dictionary<int, (int Leaf, string[] Texts)>();
        for (var leaf = 0; leaf < _leaves.Length; leaf++)
        {
            if (dependent.Contains(leaf)) continue;
            var (values, count) = (Values(leaf).ToArray(), (int)_leaves[leaf].Count);
            var others = values.Select(value => LinesOf(first + value * _strides[leaf])).ToArray();
            if (others.Any(other => other.Length != lines.Length || other[0] != lines[0])) return null;
            foreach (var line in Enumerable.Range(1, lines.Length - 1).Where(line => others.Any(other => other[line] != lines[line])))
            {
                var texts = values.Length == count ? [.. others.Select(other => other[line])] : Numbers(_leaves[leaf], values, [.. others.Select(other => other[line])]);
                if (texts is null || !changes.TryAdd(line, (leaf, texts))) return null;
            }
        }

        var pieces = new List<Piece>();
        var constant = new StringBuilder();
        for (var line = 1; line < lines.Length; line++)
        {
            if (changes.TryGetValue(line, out var change))
            {
                pieces.Add(new(-1, [Encoding.UTF8.GetBytes(constant.ToString())]));
                constant.Clear();
                pieces.Add(new(change.Leaf, [.. change.Texts.Select(text => Encoding.UTF8.GetBytes(text + "\n"))]));
            }
            else constant.Append(lines[line]).Append('\n');
        }

        pieces.Add(new(-1, [Encoding.UTF8.GetBytes(constant.ToString())]));
        return pieces;
    }

    /// <summary>The lines for every number of a place of which some are known; null where they are not those numbers.</summary>
    private static string[]? Numbers(Template leaf, long[] values, string[] known)
    {
        var number = leaf.At(values[0]).ToJsonString();
        var at = known[0].LastIndexOf(number, StringComparison.Ordinal);
        if (at < 0) return null;
        var (before, after) = (known[0][..at], known[0][(at + number.Length)..]);
        var texts = InParallel.Map((int)leaf.Count, i => before + leaf.At(i).ToJsonString() + after, Environment.ProcessorCount, CancellationToken.None);
        return values.Index().All(value => texts[value.Item] == known[value.Index]) ? texts : null;
    }

    private void Fill(long first, HashSet<int> dependent, List<Piece> pieces, Memory<TrialId> ids, CancellationToken cancelled)
    {
        int[] free = [.. Enumerable.Range(0, _leaves.Length).Where(leaf => !dependent.Contains(leaf))];
        var count = free.Aggregate(1L, (product, leaf) => product * (long)_leaves[leaf].Count);
        const int chunk = 4096;
        Parallel.For(0, (count + chunk - 1) / chunk, new ParallelOptions { CancellationToken = cancelled }, part =>
        {
            var (digits, batch) = (new int[_leaves.Length], new TrialIdBatch(ids));
            for (var i = part * chunk; i < long.Min(count, (part + 1) * chunk); i++)
            {
                var (rest, index) = (i, first);
                for (var k = free.Length - 1; k >= 0; k--)
                {
                    (rest, var digit) = long.DivRem(rest, (long)_leaves[free[k]].Count);
                    digits[free[k]] = (int)digit;
                    index += digit * _strides[free[k]];
                }

                var text = batch.Next((int)index);
                foreach (var piece in pieces) text.Write(piece.Texts[piece.Leaf < 0 ? 0 : digits[piece.Leaf]]);
            }

            batch.Flush();
        });
    }

    /// <summary>The values of a place that are tried: all, or some of many numbers, the ends among them.</summary>
    private IEnumerable<long> Values(int leaf) => (long)_leaves[leaf].Count is var count && count <= Most
        ? Enumerable.Range(0, (int)count).Select(value => (long)value)
        : Enumerable.Range(0, Tried).Select(i => i * (count - 1) / (Tried - 1));

    /// <summary>The label, and then the lines of the canonical text.</summary>
    private string[] LinesOf(long index) => _trial(index) is var trial ? [trial.Label, .. trial.Description.Canonical.TrimEnd('\n').Split('\n')] : [];

    /// <summary>A part of a text: the same in all, or one for each value of a place.</summary>
    private readonly record struct Piece(int Leaf, byte[][] Texts);
}
