namespace PureOptim.Mutation;

/// <summary>The results so far, a line each, so that a process that a mutant brings down loses nothing.</summary>
internal sealed class Results
{
    private readonly string _file;

    private Results(string file) => (_file, Known) = (file, Read(file));

    /// <summary>The mark of a mutant that no test noticed, but that static constructors passed by before it was active.</summary>
    internal const string Undecided = "Undecided";

    /// <summary>The mark of a mutant that no test noticed, followed by the number of tests tried.</summary>
    internal const string Survived = "Survived";

    /// <summary>The mark of a mutant that no test passes by.</summary>
    internal const string Uncovered = "NoCoverage";

    /// <summary>The results by the mutants' numbers.</summary>
    internal Dictionary<int, (string Status, string By)> Known { get; }

    private string Begun => $"{_file}.begun";

    internal static Dictionary<int, (string Status, string By)> Read(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split('\t', 3)).GroupBy(parts => int.Parse(parts[0]), parts => (parts[1], parts[2])).ToDictionary(lines => lines.Key, lines => lines.Last())
        : [];

    /// <summary>The results so far; a mutant that was begun and has none brought its process down.</summary>
    internal static Results Open(string file)
    {
        var results = new Results(file);
        if (File.Exists(results.Begun)) results.Add(int.Parse(File.ReadAllText(results.Begun)), "Killed", "the process ended");
        return results;
    }

    /// <summary>Whether a mutant has yet to be tried, or tried in a process of its own, or with more tests than it survived so far.</summary>
    internal bool IsOpen(int id, Func<int> tests) => !Known.TryGetValue(id, out var known)
        || known.Status == Undecided
        || (known.Status is Survived or Uncovered && tests() > int.Parse(known.By.Split(' ')[0]));

    /// <summary>Whether this is the result of a mutant.</summary>
    internal bool Is(int id, string status) => Known.TryGetValue(id, out var known) && known.Status == status;

    /// <summary>Notes that a mutant is being tried.</summary>
    internal void Begin(int id) => File.WriteAllText(Begun, $"{id}");

    /// <summary>Notes what came of it.</summary>
    internal void Add(int id, string status, string by)
    {
        Known[id] = (status, by);
        File.AppendAllText(_file, $"{id}\t{status}\t{by.ReplaceLineEndings(" ")}\n");
        File.Delete(Begun);
    }
}
