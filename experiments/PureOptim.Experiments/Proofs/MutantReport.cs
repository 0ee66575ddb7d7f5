using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Terminal;
using PureOptim.Proofs.Mutants;
using PureOptim.Proofs.Solvers;
using PureOptim.Runs.Files;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Proofs;

/// <summary>Which mutants of which rules the proofs tell from the rules.</summary>
/// <param name="Rows">A row for each optimizer.</param>
/// <param name="Solvers">The solvers that were asked.</param>
internal sealed record MutantReport(ImmutableArray<MutantRow> Rows, ImmutableArray<Solver> Solvers)
{
    private static readonly ImmutableArray<(MutantOutcome Outcome, string Name, string Meaning)> _outcomes =
    [
        (MutantOutcome.Broken, "broken", "a run breaks a law that is proved of the rule"),
        (MutantOutcome.NotProved, "not proved", "a law that is proved of the rule is not proved of it"),
        (MutantOutcome.Equivalent, "equivalent", "proved to make the same path for all real numbers where the rule is defined"),
        (MutantOutcome.Alive, "alive", "no law sees it"),
    ];

    private int Total => Rows.Sum(row => row.Verdicts.Length);

    /// <summary>How many of those that are not equivalent a law tells from the rule, in words.</summary>
    private string Share
    {
        get
        {
            MutantVerdict[] different = [.. Rows.SelectMany(row => row.Verdicts).Where(verdict => verdict.Outcome != MutantOutcome.Equivalent)];
            var killed = different.Count(verdict => verdict.IsKilled);
            return FormattableString.Invariant($"{killed} of {CountText.Of(different.Length, "mutant")} that are not equivalent are told from the rule ({100.0 * killed / int.Max(1, different.Length):0.0} %)");
        }
    }

    /// <summary>The report as JSON.</summary>
    internal JsonObject Json => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["solvers"] = new JsonArray([.. Solvers.Select(solver => (JsonNode)$"{solver.Name} {solver.Version}")]),
        ["mutants"] = Total,
        ["counts"] = new JsonObject(_outcomes.Select(one => KeyValuePair.Create(NameOf(one.Outcome), (JsonNode?)Rows.Sum(row => row.Count(one.Outcome))))),
        ["optimizers"] = new JsonArray([.. Rows.Select(row => new JsonObject
        {
            ["optimizer"] = row.Optimizer,
            ["mutants"] = new JsonArray([.. row.Verdicts.Select(Entry)]),
        })]),
    };

    /// <summary>Prints the table, and the mutants that no law sees.</summary>
    internal void Print(ToolContext context)
    {
        context.Out.WriteLine($"Mutants of rules: each operator and constant changed in turn, with {string.Join(" and ", Solvers.Select(solver => $"{solver.Name} {solver.Version}"))}");
        context.Out.WriteLine();
        context.Out.WriteLine($"{"",-24}{"mutants",10}{string.Concat(_outcomes.Select(one => $"{one.Name,12}"))}");
        foreach (var row in Rows) context.Out.WriteLine(Line(row.Optimizer, row.Verdicts.Length, row.Count));
        if (Rows.Length > 1) context.Out.WriteLine(Line("all", Total, outcome => Rows.Sum(row => row.Count(outcome))));
        context.Out.WriteLine();
        foreach (var (_, name, meaning) in _outcomes) context.Out.WriteLine($"{name,-12}{meaning}");
        TerminalOutput.Paragraph(context, $"{Share}.", "");
        foreach (var (outcome, name, _) in _outcomes.Where(one => one.Outcome is MutantOutcome.Equivalent or MutantOutcome.Alive))
        {
            foreach (var row in Rows.Where(row => row.Count(outcome) > 0))
            {
                context.Out.WriteLine();
                context.Out.WriteLine($"{row.Optimizer}, {name}:");
                foreach (var verdict in row.Verdicts.Where(verdict => verdict.Outcome == outcome)) TerminalOutput.Paragraph(context, verdict.Change, "  ");
            }
        }
    }

    private static string Line(string name, int total, Func<MutantOutcome, int> count) => $"{name,-24}{total,10}{string.Concat(_outcomes.Select(one => $"{count(one.Outcome),12}"))}";

    private static JsonObject Entry(MutantVerdict verdict)
    {
        var entry = new JsonObject { ["change"] = verdict.Change, ["outcome"] = NameOf(verdict.Outcome) };
        if (verdict.Law is { } law) entry["law"] = law;
        return entry;
    }

    private static string NameOf(MutantOutcome outcome) => $"{outcome}" is var name ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : "";
}
