using System.Collections.Immutable;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Store;

namespace PureOptim.Experiments.CommandLine;

/// <summary>What <c>pureoptim runs</c> lists of the studies of a store.</summary>
internal static class StoredStudies
{
    private static readonly ImmutableArray<string> _headings = ["study", "name", "status", "when (UTC)", "trials"];

    /// <summary>The studies, the newest at the end.</summary>
    internal static IEnumerable<StudySummary> All(RunStore store) =>
        store.Studies().Select(StudySummary.Of).OrderBy(study => study.When).ThenBy(study => study.Key, StringComparer.Ordinal);

    /// <summary>Prints a line a study.</summary>
    internal static int List(ImmutableArray<StudySummary> studies, RunStore store, ToolContext context)
    {
        if (studies.IsEmpty) context.Error.WriteLine($"{store.Path}: no studies");
        else RunsCommand.Print(_headings, studies.Select(study => new[] { study.Key, study.Name, RunsCommand.Text(study.Status), RunsCommand.Time(study.When), $"{study.Trials}" }), context);
        return ExitCode.Done;
    }
}
