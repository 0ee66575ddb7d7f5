using System.Text.Json;

namespace PureOptim.Mutation;

/// <summary>A change that Stryker compiled into the library, to be switched on by its number.</summary>
/// <param name="Id">The number.</param>
/// <param name="File">The file, relative to the library's project.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Mutator">The kind of change.</param>
/// <param name="Original">The original text.</param>
/// <param name="Replacement">The text while the mutant is active.</param>
internal sealed record Mutant(int Id, string File, int Line, string Mutator, string Original, string Replacement)
{
    /// <summary>The folder of the file.</summary>
    internal string Folder => File.Split('/')[0];

    /// <summary>The name of the file up to its first full stop, which the names of its tests begin with.</summary>
    internal string Subject => Path.GetFileName(File).Split('.')[0];

    /// <summary>The mutants of Stryker's report that compiled and were asked for, in the order of files and lines.</summary>
    internal static List<Mutant> Read(string report)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(report));
        return
        [
            .. from file in json.RootElement.GetProperty("files").EnumerateObject()
               let lines = file.Value.GetProperty("source").GetString()!.Split('\n')
               let name = file.Name[(file.Name.LastIndexOf("src/PureOptim/", StringComparison.Ordinal) + "src/PureOptim/".Length)..]
               orderby name
               from mutant in file.Value.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() is not ("Ignored" or "CompileError")
               let place = mutant.GetProperty("location")
               let line = place.GetProperty("start").GetProperty("line").GetInt32()
               orderby name, line
               select new Mutant(
                   int.Parse(mutant.GetProperty("id").GetString()!),
                   name,
                   line,
                   mutant.GetProperty("mutatorName").GetString()!,
                   Excerpt(lines, place.GetProperty("start"), place.GetProperty("end")),
                   mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ")),
        ];
    }

    private static string Excerpt(string[] lines, JsonElement start, JsonElement end)
    {
        var (first, last) = (start.GetProperty("line").GetInt32() - 1, end.GetProperty("line").GetInt32() - 1);
        var (from, to) = (start.GetProperty("column").GetInt32() - 1, end.GetProperty("column").GetInt32() - 1);
        return first == last ? lines[first][from..to] : $"{lines[first][from..].TrimEnd()} ...";
    }
}
