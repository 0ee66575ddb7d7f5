using PureOptim.Runs.Files;

namespace PureOptim.Runs.Trials;

/// <summary>
/// Appends results to a segment of this process's own: each is one write, so that a process that is killed leaves whole lines, and at most one
/// that is cut off.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>A segment is full at this length in bytes, or with the trials of one pack.</summary>
    private const long Longest = 1 << 26;

    private readonly TrialFolder _folder;
    private readonly string _name;
    private readonly FolderLock _right;
    private readonly FileStream _file;
    private readonly Dictionary<string, int> _templates = [];
    private long _end;

    /// <summary>Begins a segment.</summary>
    /// <param name="folder">The folder of results.</param>
    internal SegmentWriter(TrialFolder folder)
    {
        _folder = folder;
        (_name, _right) = folder.TakeName();
        _file = StoreFile.Attempt(Path, "cannot be written", () => new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        try
        {
            Append(SegmentLine.Of(Segment.Header(LibraryBuild.Name)));
        }
        catch
        {
            Dispose();
            WholeFile.TryDelete(Path);
            throw;
        }
    }

    /// <summary>The file while it is written.</summary>
    internal string Path => _folder[_name, TrialFolder.Opened];

    /// <summary>The number of trials in it.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether the next result belongs into another one.</summary>
    internal bool IsFull => Count >= PackWriter.Most || _end >= Longest;

    /// <summary>Appends a result. One thread at a time.</summary>
    /// <param name="text">The text of the template.</param>
    /// <param name="numbers">The numbers in it, between commas.</param>
    /// <param name="result">The result.</param>
    internal void Write(string text, string numbers, TrialResult result)
    {
        if (!_templates.TryGetValue(text, out var template))
        {
            Append(SegmentLine.Of(Segment.TemplateLine(template = _templates.Count, TrialTemplate.OfText(text))));
            _templates.Add(text, template);
        }

        Append(SegmentLine.Of(TrialLine.Write(template, numbers, result)));
        Count++;
    }

    /// <summary>Closes the segment by a rename and, if it is long, packs it.</summary>
    /// <param name="packFrom">The length in bytes from which it is packed.</param>
    internal void Close(long packFrom)
    {
        _file.Dispose();
        var closed = _folder[_name, TrialFolder.Closed];
        StoreFile.Attempt(Path, "cannot be renamed", () =>
        {
            File.Move(Path, closed, overwrite: false);
            return true;
        });
        if (_end >= packFrom) Packing.Pack(_folder, _name, closed);
        Dispose();
    }

    /// <summary>Gives up the right to the file, which stays as it is.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _right.Dispose();
        WholeFile.TryDelete(_folder[_name, TrialFolder.Lock]);
    }

    private void Append(byte[] line) => StoreFile.Attempt(Path, "cannot be written", () =>
    {
        try
        {
            _file.Write(line);
        }
        catch (IOException)
        {
            // The disk is full: the part of the line that found room is taken back, as far as that is possible.
            TryShorten();
            throw;
        }

        _end += line.Length;
        return true;
    });

    private void TryShorten()
    {
        try
        {
            _file.SetLength(_end);
            _file.Position = _end;
        }
        catch (IOException)
        {
        }
    }
}
