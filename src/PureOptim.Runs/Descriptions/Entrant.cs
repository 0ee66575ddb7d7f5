namespace PureOptim.Runs.Descriptions;

/// <summary>One optimizer of a run.</summary>
/// <param name="Optimizer">The optimizer with its hyperparameters.</param>
/// <param name="Label">What tables, figures and traces call it; by default the optimizer's name.</param>
internal sealed record Entrant(IOptimizer Optimizer, string Label = "")
{
    /// <summary>What tables, figures and traces call it.</summary>
    public string Label { get; } = Label.Length == 0 ? Optimizer.Name : Require.Line(Label);
}
