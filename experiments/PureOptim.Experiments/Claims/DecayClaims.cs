using System.Collections.Immutable;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Statistics;
using PureOptim.Experiments.Sweeps;

namespace PureOptim.Experiments.Claims;

/// <summary>What the article says about how much RMSProp's decay matters.</summary>
internal static class DecayClaims
{
    /// <summary>The article's decay, and the other that is in use.</summary>
    private const double Kept = 0.99, Other = 0.9;

    private const double Half = 0.5;

    private static readonly string _near = $"within {DecayGrid.Near:P0} of the best loss";

    /// <summary>The claims.</summary>
    /// <param name="trials">RMSProp over decays and learning rates, on several problems.</param>
    internal static ImmutableArray<Claim> Of(ImmutableArray<Trial> trials)
    {
        var problems = trials.GroupBy(NameOf).Select(group => (Name: group.Key, Grid: group.ToImmutableArray())).ToImmutableArray();
        return
        [
            Says(
                "decay-needs-no-tuning",
                "The decay needs no frequent tuning.",
                [.. problems.Select(problem => Case(problem, "",
                    $"by what share the loss with decay {NumberText.Shortest(Kept)} is above that with the best decay, each at its best learning rate",
                    grid => grid.Excess(Kept), Condition.AtMost(DecayGrid.Near)))]),
            Says(
                "insensitive-to-decay",
                "RMSProp is relatively insensitive to the decay.",
                [
                    .. problems.Select(problem => Case(problem, " over decays",
                        $"share of the decays that get {_near}, each at its best learning rate", grid => grid.DecaysNear, Condition.AtLeast(Half))),
                    .. problems.Select(problem => Case(problem, " beside learning rates",
                        $"that share less the share of the learning rates that get there, each at its best decay",
                        grid => grid.DecaysNear - grid.RatesNear, Condition.Above(0))),
                ]),
            Says(
                "good-default-decays",
                $"{NumberText.Shortest(Other)} or {NumberText.Shortest(Kept)} are good defaults for the decay.",
                [.. problems.Select(problem => Case(problem, "",
                    "by what share the loss with the better of the two is above that with the best decay, each at its best learning rate",
                    grid => double.Min(grid.Excess(Kept), grid.Excess(Other)), Condition.AtMost(DecayGrid.Near)))]),
        ];
    }

    private static Claim Says(string id, string sentence, ImmutableArray<ClaimCase> cases) =>
        new(id, ClaimKind.Claim, sentence, "the problem", Quantifier.Every, cases);

    private static ClaimCase Case((string Name, ImmutableArray<Trial> Grid) problem, string more, string what, Func<DecayGrid, double> number, Condition condition) =>
        new($"{problem.Name}{more}", new DecayMeasure(what, problem.Grid, number), condition);

    private static string NameOf(Trial trial) => trial.Description.Problem switch
    {
        Minimize problem => Output.SettingsText.Words(problem.Objective.Name),
        Classify => "MNIST",
        var problem => throw new NotSupportedException($"There is no name for {problem}."),
    };
}
