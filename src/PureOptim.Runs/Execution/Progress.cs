using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>How far a run is.</summary>
/// <param name="Optimizer">The optimizer at work.</param>
/// <param name="Step">Its last step.</param>
/// <param name="Done">The steps of all optimizers so far.</param>
/// <param name="Total">The steps of all optimizers together.</param>
/// <param name="Loss">The last loss.</param>
internal readonly record struct Progress(string Optimizer, long Step, long Done, long Total, double Loss) : IAdvance
{
    /// <inheritdoc/>
    public static string Unit => "steps";

    /// <inheritdoc/>
    public long DoneBefore { get; init; }

    /// <inheritdoc/>
    public string Subject => DisplayName.Of(Optimizer);

    /// <inheritdoc/>
    public string State => $"step {Step}, loss {NumberText.Rounded(Loss)}";
}
