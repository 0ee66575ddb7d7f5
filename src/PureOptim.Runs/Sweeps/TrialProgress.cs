using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Runs.Sweeps;

/// <summary>How far a sweep is.</summary>
/// <param name="Done">The trials that are over, of those that were missing.</param>
/// <param name="Total">The trials that were missing.</param>
/// <param name="Label">The optimizer of the last trial.</param>
/// <param name="Score">How it ended.</param>
internal readonly record struct TrialProgress(long Done, long Total, string Label, double Score) : IAdvance
{
    /// <inheritdoc/>
    public static string Unit => "trials";

    /// <inheritdoc/>
    public string Subject => DisplayName.Of(Label);

    /// <inheritdoc/>
    public string State => $"trial {Done} of {Total}, loss {NumberText.Rounded(Score)}";
}
