using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Laws;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Reference;

/// <summary>The verdicts of the laws on the optimizers of a library, as <c>pureoptim laws --library NAME --out DIR</c> wrote them.</summary>
/// <param name="Library">The library, as it is called on the command line.</param>
/// <param name="Titles">What the tables are about: the library with its version and language first.</param>
/// <param name="Cases">The number of cases that each law was tried on.</param>
/// <param name="Verdicts">The verdicts, law by law.</param>
internal sealed record LibraryReport(string Library, ImmutableArray<string> Titles, int Cases, ImmutableArray<LibraryVerdict> Verdicts)
{
    private const string Ending = ".laws.json";

    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> _causes =
        new(() => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(EmbeddedText.Of(typeof(LibraryReport), "causes.json"))!);

    /// <summary>The reports that the tool has with it, by the names of the libraries.</summary>
    internal static ImmutableArray<LibraryReport> All { get; } =
    [
        .. from name in typeof(LibraryReport).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
           where name.EndsWith(Ending, StringComparison.Ordinal)
           select Of(name[..^Ending.Length], EmbeddedText.Of(typeof(LibraryReport), name)),
    ];

    /// <summary>The optimizers, in the order of the report.</summary>
    internal IEnumerable<string> Optimizers => Verdicts.Select(verdict => verdict.Optimizer).Distinct();

    /// <summary>The promises that are broken.</summary>
    internal IEnumerable<LibraryVerdict> Findings => Verdicts.Where(verdict => verdict.Mark == Mark.Broken);

    /// <summary>Where the cause of each finding stands in the source of its library, looked up by hand, by the law and the optimizer as in <c>P1 on optax.sm3</c>.</summary>
    internal IReadOnlyDictionary<string, string> Causes => _causes.Value.GetValueOrDefault(Library) ?? [];

    /// <summary>Reads a report.</summary>
    internal static LibraryReport Of(string library, string json)
    {
        var report = JsonNode.Parse(json)!;
        return new(
            library, [.. report["titles"]!.AsArray().Select(title => $"{title}")], (int)report["cases"]!,
            [
                .. from law in report["laws"]!.AsArray()
                   from verdict in law["verdicts"]!.AsArray()
                   select new LibraryVerdict(
                       $"{law["id"]}", $"{law["statement"]}", $"{verdict["optimizer"]}", Mark.All.Single(mark => mark.Name == $"{verdict["verdict"]}"), $"{verdict["counterexample"]}", $"{verdict["command"]}"),
            ]);
    }
}

/// <summary>The verdict of a law on an optimizer of a library.</summary>
/// <param name="Law">The identifier of the law.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Mark">The verdict.</param>
/// <param name="Counterexample">The smallest counterexample; empty where there is none.</param>
/// <param name="Command">The line that finds it again; empty where there is none.</param>
internal sealed record LibraryVerdict(string Law, string Statement, string Optimizer, Mark Mark, string Counterexample, string Command)
{
    /// <summary>The law and the optimizer, as in <c>P1 on optax.sm3</c>.</summary>
    internal string Name => $"{Law} on {Optimizer}";
}
