using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Wording;

/// <summary>A trial in a few words.</summary>
internal static class TrialText
{
    internal static string Of(Description description) => description.Problem switch
    {
        Minimize problem => Of(description.Optimizers[0].Optimizer, problem, description.Steps),
        Classify problem => Invariant($"{Of(description.Optimizers[0].Optimizer)} on {TypeCatalog.NounOf(problem.Data.GetType())}, ")
            + Invariant($"{string.Join("-", problem.Layers)}, {CountText.Of(description.Steps, "iteration")}, seed {description.Seed}"),
        var problem => throw new NotSupportedException(Invariant($"There are no words for {problem}.")),
    };

    internal static string Of(IOptimizer optimizer, Minimize problem, long steps) =>
        Invariant($"{Of(optimizer)} on {ProblemText.Name(problem.Objective)} from ({string.Join(", ", problem.Start.Select(NumberText.Rounded))}), {CountText.Of(steps, "step")}");

    private static string Of(IOptimizer optimizer) => Invariant($"{optimizer.DisplayName} ({SettingsText.Rounded(optimizer)})");
}
