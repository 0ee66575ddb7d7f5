using System.Collections.Immutable;
using System.Diagnostics;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// The results of trials in a folder: <c>trials/results</c> has the files of <see cref="TrialFolder"/>, to which each process appends in a file of its
/// own; early versions wrote a file a trial. Results are not forced to the disk one by one: should a power failure damage one, its SHA-256 tells,
/// and the trial is run again. Several processes may share a store. Safe to share between threads.
/// </summary>
internal sealed class TrialStore : IDisposable
{
    /// <summary>A closed segment is packed from this length in bytes on.</summary>
    private const long PackFrom = 1 << 20;

    private readonly TrialFolder _folder;
    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly long _packFrom;
    private readonly TrialIndex _index;
    private SegmentWriter? _writer;
    private TimeSpan _pause;
    private long _looked;

    private TrialStore(string trials, long packFrom) => (_folder, _packFrom, _index) = (TrialFolder.In(trials), packFrom, new(trials));

    /// <summary>Opens a store, makes it if need be, and closes the files of processes of this machine that are no more.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="packFrom">The length in bytes from which a closed segment is packed.</param>
    /// <exception cref="RunException">It cannot be written, or another version of the program is at work in it.</exception>
    internal static TrialStore Open(string folder, long packFrom = PackFrom)
    {
        var trials = FolderIn(folder);
        StoreFile.Attempt(trials, "cannot be written", () => Directory.CreateDirectory(trials));
        var store = new TrialStore(trials, packFrom);
        store._index.Update();
        store.RefuseOthers();
        return store;
    }

    /// <summary>The folder of trial results in a store.</summary>
    internal static string FolderIn(string store) => Path.Combine(store, "trials");

    /// <summary>The folder of the files with results in a store, to which processes of several machines write.</summary>
    internal static string ResultsIn(string store) => TrialFolder.In(FolderIn(store)).Path;

    /// <summary>The trials of a store, or none where there is no store: known by their files, which are not changed.</summary>
    internal static TrialIndex IndexOf(string store)
    {
        var index = new TrialIndex(FolderIn(store));
        index.Update(mends: false);
        return index;
    }

    /// <summary>The damages that were found since the last time, each in words.</summary>
    internal ImmutableArray<string> TakeDamages()
    {
        lock (_reading) return _index.TakeDamages();
    }

    /// <summary>Whether there is a result of a trial, as far as was looked.</summary>
    internal bool Has(TrialId id)
    {
        lock (_reading) return _index.Find(id) is not null;
    }

    /// <summary>Looks for results that other processes wrote meanwhile, at most a twentieth of the time: in long trials every time, in short ones seldom.</summary>
    /// <param name="now">Whether it looks in any case, and sees all that is there.</param>
    internal void LookForMore(bool now = false)
    {
        lock (_reading)
        {
            if (now) _folder.Touch();
            else if (_looked != 0 && Stopwatch.GetElapsedTime(_looked) < 20 * _pause) return;
            var start = Stopwatch.GetTimestamp();
            _index.Update(mends: false, except: _writer?.Path);
            (_looked, _pause) = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>Takes the right to work on a part of a sweep, or returns null where another process is at work on it. Should two have it, they do work twice, and nothing else.</summary>
    /// <param name="part">What part of what: a word that is part of a file's name.</param>
    internal PassingRight? TryTakePart(string part) => PassingRight.TryTake(_folder[$"part-{part}", TrialFolder.Lock]);

    /// <summary>Reads the results of trials, on several threads. Damage is noted for <see cref="TakeDamages"/>, and what is damaged is not found any more.</summary>
    /// <param name="count">The number of trials.</param>
    /// <param name="idOf">The trials, from 0.</param>
    /// <param name="part">The part of a result to read.</param>
    /// <param name="found">Receives the number of a trial and its result, from several threads.</param>
    /// <param name="threads">The largest number of threads.</param>
    /// <param name="cancelled">Ends the reading.</param>
    internal void ReadAll<T>(int count, Func<int, TrialId> idOf, TrialPart<T> part, Action<int, T> found, int threads, CancellationToken cancelled)
    {
        var blocks = new Dictionary<(TrialSource Source, int Block), (List<int> Numbers, List<int> Places)>();
        lock (_reading)
        {
            for (var place = 0; place < count; place++)
            {
                if (_index.Find(idOf(place)) is not var (source, number)) continue;
                var key = (source, source.BlockOf(number, part));
                if (!blocks.TryGetValue(key, out var block)) blocks.Add(key, block = ([], []));
                block.Numbers.Add(number);
                block.Places.Add(place);
            }
        }

        Parallel.ForEach(blocks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancelled }, block =>
        {
            try
            {
                block.Key.Source.Read(block.Key.Block, block.Value.Numbers, (i, result) => found(block.Value.Places[i], result), part);
            }
            catch (RunException damage)
            {
                var lost = block.Value.Places.Select(idOf).ToArray();
                var elsewhere = false;
                lock (_reading) elsewhere = _index.Lose(block.Key.Source, lost, damage.Message);

                // Another process has packed the file since it was listed.
                if (elsewhere) ReadAll(lost.Length, i => lost[i], part, (i, result) => found(block.Value.Places[i], result), threads: 1, cancelled);
            }
        });
    }

    /// <summary>Keeps a result.</summary>
    internal void Keep(Trial trial, TrialResult result)
    {
        var (text, numbers) = TrialTemplate.Split(trial.Description.Canonical);
        var list = string.Join(',', numbers);
        SegmentWriter? full = null;
        lock (_writing)
        {
            if (_writer?.IsFull == true) (full, _writer) = (_writer, null);
            if (_writer is null)
            {
                _writer = new(_folder);
                RefuseOthers();
            }

            _writer.Write(text, list, result);
        }

        // The other threads go on meanwhile.
        if (full is not null) Close(full);
    }

    /// <summary>Closes the file that this process writes: it is found under another name from now on, by this store too.</summary>
    internal void Close()
    {
        lock (_writing)
        {
            if (_writer is null) return;
            var writer = _writer;
            _writer = null;
            Close(writer);
        }

        lock (_reading) _index.Update(mends: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void Close(SegmentWriter writer)
    {
        using (writer) writer.Close(_packFrom);
    }

    /// <summary>Refuses to work beside another version of the program: what comes of a sweep would depend on which one took a trial.</summary>
    private void RefuseOthers()
    {
        foreach (var (file, _) in _folder.Files().Where(file => file.Path.EndsWith(TrialFolder.Opened, StringComparison.Ordinal) && file.Path != _writer?.Path))
        {
            if (!TrialFolder.IsAtWork(file) || Segment.LibraryOf(file) is not { Length: > 0 } library || library == LibraryBuild.Name) continue;
            if (_writer is { } writer)
            {
                // Nothing is in it yet.
                Dispose();
                WholeFile.TryDelete(writer.Path);
            }

            throw new RunException($"{file}: {library} is at work here; this is {LibraryBuild.Name}: let it finish, or end it, for one version does a sweep at a time");
        }
    }
}
