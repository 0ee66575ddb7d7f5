using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Proofs;
using PureOptim.Experiments.Terminal;
using PureOptim.Laws;
using PureOptim.Proofs;
using PureOptim.Proofs.Solvers;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim prove</c>: which laws hold for all real numbers, decided by solvers from the rules that run.</summary>
internal static class ProveCommand
{
    private const string NoSolver = "no solver was found on the path; install z3 or cvc5 (Debian: apt install z3 cvc5) and try again";

    internal static Command Create(ToolContext context)
    {
        var optimizer = new Option<string?>("--optimizer") { Description = "One optimizer with each of its options. Default: all.", HelpName = "NAME" };
        var law = new Option<string?>("--law") { Description = "One law, by its identifier.", HelpName = "ID" };
        var subject = new Option<string?>("--subject") { Description = "One optimizer with its options, as the tables call it.", HelpName = "LABEL" };
        optimizer.CompletionSources.Add(_ => Subjects.OptimizerNames);
        law.CompletionSources.Add(_ => OptimizerLaws.All.Select(one => one.Id));
        var mutants = new Option<bool>("--mutants") { Description = "Change each operator and constant of the rules in turn, and see which changes no proof notices." };
        var effort = RunOptions.Number("--effort", 1, 1000, "The work that a solver may take for an obligation, in seconds of a usual machine. Default: 1.");
        var options = new RunOptions();
        var copy = PathText.Folder("--out", "A folder for the report and for the obligations, an SMT-LIB file for each law and optimizer.", "-o");
        var command = new ToolCommand(
            "prove",
            "Prove laws of optimizers for all real numbers with z3 and cvc5, where they are installed, or find the run that breaks them.",
            ["prove", "prove --optimizer adam", "prove --law D12 --out proofs", "prove --mutants --optimizer adam"],
            "a law that must hold is refuted, one that must fail is proved, or a proof that is known is not found")
        {
            optimizer, law, subject, mutants, effort, options.Store, copy, options.Json, options.Quiet,
        };
        command.SetAction(parsed =>
        {
            var world = context with { IsQuiet = parsed.GetValue(options.Quiet) };
            var subjects = Subjects.Optimizers(parsed.GetValue(optimizer));
            if (parsed.GetValue(subject) is { } label)
            {
                string[] labels = [.. subjects.Select(one => one.Label)];
                subjects = [.. subjects.Where(one => string.Equals(one.Label, label, StringComparison.OrdinalIgnoreCase))];
                if (subjects.IsEmpty) throw new RunException($"--subject is {label}; that is not one of the optimizers; {Nearest.Hint(label, labels)}");
            }

            ImmutableArray<Law> laws = [.. OptimizerLaws.All.Where(one => parsed.GetValue(law) is not { } id || string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase))];
            if (laws.IsEmpty) throw new RunException($"--law is {parsed.GetValue(law)}; that law is not checked here; {Nearest.Hint(parsed.GetValue(law)!, [.. OptimizerLaws.All.Select(one => one.Id)])}");
            if (parsed.GetValue(mutants))
            {
                // One of each is enough, where none is named: options change where a number is put, seldom what is computed.
                if (parsed.GetValue(subject) is null) subjects = [.. subjects.OrderBy(one => one.Option.Length > 0).DistinctBy(one => one.TypeCatalog).OrderBy(one => one.TypeCatalog, StringComparer.OrdinalIgnoreCase)];
                return Mutants(laws, subjects, Solver.Installed(), parsed.GetValue(effort) ?? 1, parsed.GetRequiredValue(options.Store), parsed.GetValue(copy), parsed.GetValue(options.Json), world);
            }

            return Run(laws, subjects, Solver.Installed(), parsed.GetValue(effort) ?? 1, parsed.GetRequiredValue(options.Store), parsed.GetValue(copy), parsed.GetValue(options.Json), world);
        });
        return command;
    }

    /// <summary>Proves, writes the files where there is a folder for them, and shows the table.</summary>
    internal static int Run(
        ImmutableArray<Law> laws, ImmutableArray<SubjectOf<IOptimizer>> subjects, ImmutableArray<Solver> solvers, int effort, string store, string? copy, bool asJson, ToolContext context)
    {
        if (solvers.IsEmpty) throw new RunException(NoSolver);
        var output = copy is null ? null : OutputDirectory.Open(copy);
        using var prover = new LawProver(solvers, effort, new AnswerStore(RunStore.AnswersIn(store)), context.Cancelled);
        var report = ProgressView.Watch<ProofProgress, ProofReport>(
            context, "Proofs", observe => ProofRun.Of(laws, subjects, prover, solvers, observe, context.Cancelled));
        var json = CanonicalText.Of(ProofsJson.Of(report));
        output?.Publish([new("proofs.md", ProofsMarkdown.Of(report)), new("proofs.json", json), new(KnownProofs.File, CanonicalText.Of(ProvedJson.Of(report))), .. Obligations(report)]);
        Show(asJson ? json : null, () => ProofsTable.Print(report, context), copy, prover, context);
        ProofCell[] odd = [.. report.Odd];
        if (odd.Length > 0)
            context.Error.WriteLine($"pureoptim: {CountText.Of(odd.Length, "proof")} at odds with what the law says: {string.Join("; ", odd.Take(5).Select(cell => $"{cell.Proof.Law.Id} on {cell.Subject.Label}"))}");
        ProofCell[] lost = [.. report.Cells.Where(cell => KnownProofs.Of(cell.Proof.Law.Id, cell.Subject.Label) is not null && cell.Proof.Outcome != ProofOutcome.Proved)];
        if (lost.Length > 0)
            context.Error.WriteLine($"pureoptim: {CountText.Of(lost.Length, "law")} that {KnownProofs.Solvers} proved not proved here: {string.Join("; ", lost.Take(5).Select(cell => $"{cell.Proof.Law.Id} on {cell.Subject.Label}"))}");
        return ExitCode.Of(odd.Length == 0 && lost.Length == 0);
    }

    /// <summary>Judges mutants of rules, writes the file where there is a folder for it, and shows the table.</summary>
    internal static int Mutants(
        ImmutableArray<Law> laws, ImmutableArray<SubjectOf<IOptimizer>> subjects, ImmutableArray<Solver> solvers, int effort, string store, string? copy, bool asJson, ToolContext context)
    {
        if (solvers.IsEmpty) throw new RunException(NoSolver);
        var output = copy is null ? null : OutputDirectory.Open(copy);
        using var prover = new LawProver(solvers, effort, new AnswerStore(RunStore.AnswersIn(store)), context.Cancelled);
        var report = ProgressView.Watch<MutantProgress, MutantReport>(
            context, "Mutants", observe => ProofRun.Mutants(laws, subjects, prover, solvers, observe, context.Cancelled));
        var json = CanonicalText.Of(report.Json);
        output?.Publish([new("mutants.json", json)]);
        Show(asJson ? json : null, () => report.Print(context), copy, prover, context);
        return ExitCode.Of(true);
    }

    /// <summary>Shows JSON where there is some, else tables and the folder that was written; and what was wrong with solvers.</summary>
    private static void Show(string? json, Action print, string? copy, LawProver prover, ToolContext context)
    {
        if (json is null) print();
        else context.Out.Write(json);
        if (copy is not null && json is null) context.Out.WriteLine($"Written to {Path.GetFullPath(copy)}");
        foreach (var complaint in prover.Complaints.Take(5)) context.Error.WriteLine($"pureoptim: {complaint}");
    }

    /// <summary>The obligations of each cell in one file, which any solver reads.</summary>
    private static IEnumerable<Artifact> Obligations(ProofReport report) =>
        from cell in report.Cells
        let obligations = cell.Proof.Claims.SelectMany(claim => claim.Obligations).ToArray()
        where obligations.Length > 0
        select new Artifact($"{cell.Proof.Law.Id}-{FileNameOf(cell.Subject.Label)}.smt2", string.Join("(reset)\n", obligations.Select(one => $"; {one.Name}\n{one.Text}")));

    private static string FileNameOf(string label) => string.Join('-', label.Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
