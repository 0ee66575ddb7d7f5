using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Peers;

/// <summary>The programs that lie beside the tool and make peers of libraries.</summary>
internal static class Adapters
{
    private const string Ending = "_adapter";

    /// <summary>The folder that they are in.</summary>
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "adapters");

    /// <summary>The libraries that there are adapters for, by the names of their files.</summary>
    internal static IEnumerable<string> Libraries => Files().Select(Library).Order(StringComparer.Ordinal);

    /// <summary>The command that starts the adapter of a library.</summary>
    /// <param name="library">Its name.</param>
    /// <param name="interpreter">The program that runs the adapter; null for the usual one of its language.</param>
    /// <exception cref="RunException">There is no adapter for it.</exception>
    internal static string CommandFor(string library, string? interpreter)
    {
        if (Files().FirstOrDefault(file => string.Equals(Library(file), library, StringComparison.OrdinalIgnoreCase)) is not { } adapter)
            throw new RunException($"--library is {library}; there is no adapter for it in {Folder}; {Nearest.Hint(library, [.. Libraries])}");
        return $"\"{interpreter ?? (adapter.EndsWith(".py", StringComparison.Ordinal) ? "python3" : "node")}\" \"{adapter}\"";
    }

    private static string[] Files() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, $"*{Ending}.*").Where(file => Path.GetExtension(file) is ".py" or ".mjs")] : [];

    private static string Library(string file) => Path.GetFileNameWithoutExtension(file)[..^Ending.Length].Replace('_', '-');
}
