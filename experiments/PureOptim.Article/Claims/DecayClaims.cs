using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>The claims of the article about how much RMSProp's decay matters.</summary>
internal static class DecayClaims
{
    /// <summary>The article's decay, and the other that is in use.</summary>
    private const double Kept = 0.99, Other = 0.9;

    private const double Half = 0.5;

    /// <summary>A schedule that gets to no less than this multiple of the loss of the best constant makes none of the constants worth changing.</summary>
    private const double NoBetter = 0.9;

    private static readonly string _near = $"at most {NumberText.Shortest(DecaySample.Near)} times the best loss";

    private static readonly string _loss =
        $"where each decay has its best learning rate and a loss below {NumberText.Shortest(RateCell.Solved)} of that at the start counts as that";

    /// <summary>The claims.</summary>
    /// <param name="problems">RMSProp over decays and learning rates, on each problem.</param>
    internal static ImmutableArray<Claim> Of(ImmutableArray<(string Problem, ImmutableArray<Trial> Trials)> problems)
    {
        return
        [
            Says(
                "decay-needs-no-tuning",
                "The decay needs no frequent tuning.",
                [
                    .. Cases(" at 0.99", $"loss with decay {NumberText.Shortest(Kept)} as a multiple of that with the best decay, {_loss}",
                        grid => grid.Multiple(Kept), StudentInterval.GeometricMean, Condition.AtMost(DecaySample.Near)),
                    .. Cases(" with schedules", $"loss with the best schedule of the decay as a multiple of that with the best constant, {_loss}",
                        grid => grid.ScheduleMultiple, StudentInterval.GeometricMean, Condition.AtLeast(NoBetter)),
                ]),
            Says(
                "insensitive-to-decay",
                "RMSProp is relatively insensitive to the decay.",
                [
                    .. Cases(" over decays", $"share of the decays that get {_near}, {_loss}", grid => grid.DecaysNear, StudentInterval.Mean, Condition.AtLeast(Half)),
                    .. Cases(" beside learning rates", $"that share minus the share of the learning rates that get there, each at its best decay",
                        grid => grid.DecaysNear - grid.RatesNear, StudentInterval.Mean, Condition.Above(0)),
                ]),
            Says(
                "good-default-decays",
                $"{NumberText.Shortest(Other)} or {NumberText.Shortest(Kept)} are good defaults for the decay.",
                [.. Cases("", $"loss with the better of the two as a multiple of that with the best decay, {_loss}",
                    grid => double.Min(grid.Multiple(Kept), grid.Multiple(Other)), StudentInterval.GeometricMean, Condition.AtMost(DecaySample.Near))]),
        ];

        IEnumerable<ClaimCase> Cases(string more, string what, Func<DecaySample, double> number, SampleMean mean, Condition condition) =>
            problems.Select(problem => new ClaimCase($"{problem.Problem}{more}", new DecayMeasure(what, problem.Trials, number, mean), condition));
    }

    private static Claim Says(string id, string sentence, ImmutableArray<ClaimCase> cases) =>
        new(id, ClaimKind.Claim, sentence, "the problem", Quantifier.Every, cases);
}

/// <summary>RMSProp over decays and learning rates: the trials of the study of the decay, which the two share.</summary>
internal static class DecayTrials
{
    /// <summary>The trials by the names of their sweeps.</summary>
    internal static ImmutableArray<(string Problem, ImmutableArray<Trial> Trials)> Of(Budget budget) =>
    [
        .. StudyDescription.Load(new GammaSensitivity().Name, budget.HasSmallStudies).Sweeps
            .Select(sweep => (sweep.Name, sweep.Expand().ToImmutableArray())),
    ];
}
