using System.Collections.Immutable;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>The result of packing the results of a store.</summary>
/// <param name="Trials">The number of trials that were packed.</param>
/// <param name="Files">The number of files that they were in.</param>
/// <param name="Packs">The number of files that they are in.</param>
/// <param name="BytesBefore">The length of all those files before.</param>
/// <param name="BytesAfter">And after.</param>
/// <param name="Busy">The number of files left because a process is at work on them.</param>
/// <param name="Damages">What was damaged and is left out, a line each.</param>
internal sealed record Compaction(int Trials, int Files, int Packs, long BytesBefore, long BytesAfter, int Busy, ImmutableArray<string> Damages)
{
    /// <summary>
    /// Packs files of single trials, segments that are closed or whose process is no more, and small packs. Each is deleted after the packs that have
    /// its content were read back. Processes at work in the store are not disturbed.
    /// </summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="cancelled">Ends the work between two packs.</param>
    /// <exception cref="RunException">Another process packs it, or it cannot be written.</exception>
    internal static Compaction Of(string store, CancellationToken cancelled)
    {
        var trials = TrialStore.FolderIn(store);
        if (!Directory.Exists(trials)) return new(0, 0, 0, 0, 0, 0, []);
        var folder = TrialFolder.In(trials);
        return folder.Alone(() =>
        {
            var index = TrialStore.IndexOf(store);
            var rights = new List<FolderLock>();
            try
            {
                return new Work(folder, index, rights, cancelled).Do(trials);
            }
            finally
            {
                foreach (var taken in rights) taken.Dispose();
            }
        }) ?? throw new RunException($"{folder.Path}: another process packs it");
    }

    /// <summary>One packing.</summary>
    private sealed class Work(TrialFolder folder, TrialIndex index, List<FolderLock> rights, CancellationToken cancelled)
    {
        private readonly ImmutableArray<string>.Builder _damages = ImmutableArray.CreateBuilder<string>();
        private int _trials, _packs, _busy;
        private long _after;

        internal Compaction Do(string trials)
        {
            TrialSource[] sources = [.. index.Sources.OfType<Segment>().Where(MayTake), .. SmallPacks()];
            var singles = TrialFiles.In(trials);
            _damages.AddRange(index.TakeDamages());
            foreach (var group in sources.GroupBy(source => source.Library, StringComparer.Ordinal))
            {
                cancelled.ThrowIfCancellationRequested();
                Pack(group.Key, group.SelectMany(Trials));
            }

            foreach (var group in singles.Select(Single).OfType<(string Library, PackedTrial Trial)>().GroupBy(trial => trial.Library, trial => trial.Trial, StringComparer.Ordinal))
                Pack(group.Key, group);

            string[] files = [.. sources.Select(source => source.Path), .. singles.Where(File.Exists)];
            var before = files.Sum(file => new FileInfo(file).Length);
            foreach (var file in files) TrialFiles.Delete(file);
            return new(_trials, files.Length, _packs, before, _after, _busy, _damages.ToImmutable());
        }

        /// <summary>Packs that are alone are as they should be; several that are not half full become fewer.</summary>
        private IEnumerable<Pack> SmallPacks()
        {
            var small = index.Sources.OfType<Pack>().Where(pack => pack.Ids.Count < PackWriter.Most / 2).ToArray();
            return small.CountBy(pack => pack.Library).Where(library => library.Value > 1).SelectMany(library => small.Where(pack => pack.Library == library.Key));
        }

        private bool MayTake(Segment segment)
        {
            if (segment.Library.Length == 0) return false;
            if (FolderLock.TryTakeFile(Path.ChangeExtension(segment.Path, TrialFolder.Lock)) is not { } right)
            {
                _busy++;
                return false;
            }

            rights.Add(right);
            return true;
        }

        private void Pack(string library, IEnumerable<PackedTrial> trials)
        {
            foreach (var chunk in trials.DistinctBy(trial => trial.Id).Chunk(PackWriter.Most))
            {
                var (name, right) = folder.TakeName();
                using (right) Packing.Write(folder, name, library, chunk);
                WholeFile.TryDelete(folder[name, TrialFolder.Lock]);
                (_trials, _packs, _after) = (_trials + chunk.Length, _packs + 1, _after + new FileInfo(folder[name, TrialFolder.Packed]).Length);
            }
        }

        private List<PackedTrial> Trials(TrialSource source)
        {
            var trials = new List<PackedTrial>();
            for (var block = 0; block < source.Blocks; block++)
            {
                try
                {
                    trials.AddRange(Packing.Trials(source, block));
                }
                catch (RunException damage)
                {
                    _damages.Add(damage.Message);
                }
            }

            return trials;
        }

        private (string Library, PackedTrial Trial)? Single(string file)
        {
            try
            {
                if (TrialId.Parse(Path.GetFileNameWithoutExtension(file)) is not { } id) throw new RunException($"{file}: its name is not that of a trial");
                var result = TrialFile.Read(id, file, StoreFile.Read(file), out var origin);
                if (CanonicalText.Id(origin.Canonical) != $"{id}") throw new RunException($"{file}: it is the result of another trial");
                var (text, numbers) = TrialTemplate.Split(origin.Canonical);
                return (origin.Library, new(id, TrialTemplate.OfText(text), TrialLine.Write(0, string.Join(',', numbers), result)));
            }
            catch (RunException damage)
            {
                _damages.Add(damage.Message);
                return null;
            }
        }
    }
}
