using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Laws;

/// <summary>The progress of a check of laws.</summary>
/// <param name="Subject">The law and the subject at work.</param>
/// <param name="Done">The cases so far.</param>
/// <param name="Total">The cases of all laws of a topic; a counterexample counts for all those that it spares.</param>
internal readonly record struct CheckProgress(string Subject, long Done, long Total) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "cases";

    /// <inheritdoc/>
    public string State => $"{Done} of {Total} cases";
}
