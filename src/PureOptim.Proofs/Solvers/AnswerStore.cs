using System.Collections.Concurrent;

namespace PureOptim.Proofs.Solvers;

/// <summary>
/// Answers of solvers, by the SHA-256 of the solver, its version, its limit and the obligation: in memory, and where there is a folder in a file each, so that what
/// has been asked once is not asked again.
/// </summary>
/// <param name="folder">The folder, which is made where it is missing; null for memory alone.</param>
public sealed class AnswerStore(string? folder = null)
{
    private readonly ConcurrentDictionary<string, SolverReply> _known = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>The number of questions that solvers were asked, and no store knew.</summary>
    public int Asked => _asked;

    /// <summary>The answer that is known; null where none is.</summary>
    internal SolverReply? Find(string key) => _known.TryGetValue(key, out var known) ? known : Read(key) is { } read ? _known.GetOrAdd(key, read) : null;

    /// <summary>Adds an answer. What broke or came late may do better at another time, and is not kept.</summary>
    internal void Add(string key, SolverReply reply)
    {
        Interlocked.Increment(ref _asked);
        if (reply.Answer is SolverAnswer.Broken or SolverAnswer.Late || !_known.TryAdd(key, reply)) return;
        Write(key, reply);
    }

    private SolverReply? Read(string key)
    {
        if (folder is null) return null;
        var file = Path.Combine(folder, key);
        if (!File.Exists(file)) return null;
        var text = File.ReadAllText(file);
        // A file of another form is as good as none, and is written again.
        return text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end && Enum.TryParse<SolverAnswer>(text[..end], out var answer) ? new(answer, text[(end + 1)..]) : null;
    }

    private void Write(string key, SolverReply reply)
    {
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllText(draft, $"{reply.Answer}\n{reply.Text}");
        File.Move(draft, Path.Combine(folder, key), overwrite: true);
    }
}
