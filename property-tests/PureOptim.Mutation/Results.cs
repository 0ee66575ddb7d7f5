namespace PureOptim.Mutation;

/// <summary>The results so far, a line each, so that a process that a mutant brings down loses nothing.</summary>
internal sealed class Results
{
    private readonly string _file;

    private Results(string file) => (_file, Known) = (file, Read(file));

    /// <summary>What stands for a mutant that no test noticed, but that static constructors passed by before it was active.</summary>
    internal const string Undecided = "Undecided";

    /// <summary>The results by the mutants' numbers.</summary>
    internal Dictionary<int, (string Status, string By)> Known { get; }

    internal static Dictionary<int, (string Status, string By)> Read(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split('\t', 3)).GroupBy(parts => int.Parse(parts[0]), parts => (parts[1], parts[2])).ToDictionary(lines => lines.Key, lines => lines.Last())
        : [];

    /// <summary>The results so far; a mutant that was begun and has none brought its process down.</summary>
    internal static Results Open(string file)
    {
        var results = new Results(file);
        var begun = $"{file}.begun";
        if (File.Exists(begun) && int.Parse(File.ReadAllText(begun)) is var id && results.IsOpen(id)) results.Add(id, "Killed", "the process ended");
        return results;
    }

    /// <summary>Whether a mutant has yet to be tried, or tried in a process of its own.</summary>
    internal bool IsOpen(int id) => !Known.TryGetValue(id, out var known) || known.Status == Undecided;

    /// <summary>Notes that a mutant is being tried.</summary>
    internal void Begin(int id) => File.WriteAllText($"{_file}.begun", $"{id}");

    /// <summary>Notes what came of it.</summary>
    internal void Add(int id, string status, string by)
    {
        Known[id] = (status, by);
        File.AppendAllText(_file, $"{id}\t{status}\t{by.ReplaceLineEndings(" ")}\n");
    }
}
