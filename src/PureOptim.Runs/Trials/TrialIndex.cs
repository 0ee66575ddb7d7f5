using System.Collections.Immutable;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>Which file of a store has which trial.</summary>
internal sealed class TrialIndex
{
    private readonly string _trials;
    private readonly List<TrialSource> _sources = [];

    /// <summary>Of each trial that was found, in the order in which it was found: the number of the file, and that in the file.</summary>
    private readonly List<(int Source, int Number)> _places = [];
    private readonly TrialNumbers _numbers;
    private readonly Dictionary<string, (TrialSource? Source, long Length)> _files = [];
    private readonly HashSet<string> _told = [];
    private readonly List<string> _damages = [];
    private readonly HashSet<TrialSource> _failed = [];
    private bool _hasListed;

    /// <summary>An index that has not looked yet.</summary>
    /// <param name="trials">The folder of trials.</param>
    internal TrialIndex(string trials) => (_trials, _numbers) = (trials, new(IdOf));

    /// <summary>The number of distinct trials.</summary>
    internal int Count => _numbers.Count;

    /// <summary>The trials.</summary>
    internal IEnumerable<TrialId> Ids => _numbers.All.Select(IdOf);

    /// <summary>The files that are there.</summary>
    internal IEnumerable<TrialSource> Sources => _files.Values.Select(file => file.Source).OfType<TrialSource>();

    /// <summary>The number of trials by the program that computed them.</summary>
    internal IEnumerable<KeyValuePair<string, int>> CountByLibrary() =>
        _numbers.All.CountBy(number => _places[number].Source).Select(source => KeyValuePair.Create(_sources[source.Key].Library, source.Value))
            .GroupBy(source => source.Key, source => source.Value, StringComparer.Ordinal).Select(library => KeyValuePair.Create(library.Key, library.Sum()));

    /// <summary>The place of a trial's result, or null.</summary>
    internal TrialPlace? Find(TrialId id) => _numbers.Find(id) is >= 0 and var number ? new(_sources[_places[number].Source], _places[number].Number) : null;

    /// <summary>The damages that were found since the last time.</summary>
    internal ImmutableArray<string> TakeDamages()
    {
        ImmutableArray<string> damages = [.. _damages];
        _damages.Clear();
        return damages;
    }

    /// <summary>Reads what is new in the folder.</summary>
    /// <param name="mends">Whether to close the segments of processes of this machine that are no more.</param>
    /// <param name="except">A file to leave out: this process writes it, and knows.</param>
    internal void Update(bool mends = true, string? except = null)
    {
        if (!_hasListed) AddFilesOfTrials();
        _hasListed = true;
        foreach (var (path, length) in TrialFolder.In(_trials).Files())
        {
            var known = _files.GetValueOrDefault(path);
            if (path == except || (known.Length == length && _files.ContainsKey(path))) continue;
            try
            {
                var before = known.Source?.Ids.Count ?? 0;
                var source = Load(path, known.Source as Segment, mends);
                _numbers.EnsureCapacity(_numbers.Count + source.Ids.Count - before);
                for (var i = before; i < source.Ids.Count; i++) Put(source, i);
                _files[source.Path] = (source, source is Segment segment ? segment.End : length);
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                // Its process closed or packed it meanwhile: the file with its other name is read the next time.
            }
            catch (Exception exception) when (exception is RunException or IOException or UnauthorizedAccessException)
            {
                Tell(exception is RunException ? exception.Message : $"{path}: cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
                _files[path] = (null, length);
            }
        }
    }

    /// <summary>Forgets the results that a file was to have, and finds them elsewhere, where they are.</summary>
    /// <returns>Whether one is elsewhere.</returns>
    internal bool Lose(TrialSource source, TrialId[] ids, string damage)
    {
        // Another process may have closed or packed the file since it was listed: then it is not damaged.
        var isGone = !File.Exists(source.Path) && !Directory.Exists(source.Path);
        if (isGone) Update(mends: false);
        else Tell(damage);
        HashSet<TrialId> lost = [.. ids.Where(id => Find(id)?.Source == source)];
        foreach (var id in lost) _numbers.Remove(id);
        _failed.Add(source);
        foreach (var other in Sources.Where(other => !_failed.Contains(other)))
        {
            for (var i = 0; i < other.Ids.Count; i++)
            {
                if (lost.Contains(other.Ids[i])) Put(other, i);
            }
        }

        return ids.Any(id => Find(id) is not null);
    }

    private TrialId IdOf(int number) => _places[number] is var (source, at) ? _sources[source].Ids[at] : default;

    /// <summary>Notes the place of a trial; the last that is noted counts.</summary>
    private void Put(TrialSource source, int at)
    {
        if (_sources.Count == 0 || _sources[^1] != source) _sources.Add(source);
        var (place, number) = ((_sources.Count - 1, at), _places.Count);
        _places.Add(place);
        if (_numbers.Add(number) is var known && known == number) return;
        _places[known] = place;
        _places.RemoveAt(number);
    }

    private void AddFilesOfTrials()
    {
        TrialId[] ids = [.. TrialFiles.In(_trials).Select(file => TrialId.Parse(Path.GetFileNameWithoutExtension(file))).OfType<TrialId>()];
        if (ids.Length == 0) return;
        var files = new TrialFiles(_trials, ids);
        for (var i = 0; i < ids.Length; i++) Put(files, i);
        _files[_trials] = (files, 0);
    }

    private TrialSource Load(string path, Segment? known, bool mends)
    {
        if (path.EndsWith(TrialFolder.Packed, StringComparison.Ordinal)) return Pack.Open(path);
        var segment = known ?? new Segment(path);
        segment.ReadOn();
        foreach (var damage in segment.Damages) Tell(damage);
        if (!segment.IsTorn) return mends ? Mended(segment) : segment;
        if (!TrialFolder.IsAtWork(path)) Tell($"{path}: its last line is cut off");
        return mends ? Mended(segment) : segment;
    }

    /// <summary>The segment, closed if its process was of this machine and is no more.</summary>
    private static Segment Mended(Segment segment)
    {
        if (!segment.Path.EndsWith(TrialFolder.Opened, StringComparison.Ordinal) || !TrialFolder.IsOfThisMachine(segment.Path)) return segment;
        var right = Path.ChangeExtension(segment.Path, TrialFolder.Lock);
        if (FolderLock.TryTakeFile(right) is not { } taken) return segment;
        using (taken)
        {
            try
            {
                return Closed(segment);
            }
            finally
            {
                WholeFile.TryDelete(right);
            }
        }
    }

    private static Segment Closed(Segment segment)
    {
        segment.ReadOn();
        if (segment.IsTorn)
        {
            using var file = new FileStream(segment.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(segment.End);
        }

        var closed = new Segment(Path.ChangeExtension(segment.Path, TrialFolder.Closed));
        File.Move(segment.Path, closed.Path, overwrite: false);
        closed.ReadOn();
        return closed;
    }

    private void Tell(string damage)
    {
        if (_told.Add(damage)) _damages.Add(damage);
    }
}

/// <summary>The place of a result.</summary>
/// <param name="Source">The file.</param>
/// <param name="Number">The number of the trial in it, from 0.</param>
internal readonly record struct TrialPlace(TrialSource Source, int Number);
