using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Article.Studies;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Pages;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>The losses of RMSProp and its rivals after training on MNIST.</summary>
internal static class ContestFigure
{
    private const string Axis = "mean loss over the last 100 iterations";

    /// <summary>An interval is shown to this multiple of the mean.</summary>
    private const double Widest = 3;

    internal static Section Of(Budget budget, IResultSource source) => IntervalsPage.Still(new()
    {
        Name = "mnist",
        Title = "RMSProp and its rivals on MNIST",
        Explanation = "The lower the better. Each optimizer with the learning rate that the article gives it, and with the best of "
            + $"{string.Join(", ", budget.Rates)}.",
        Value = $"{Axis}: geometric mean over {CountText.Of(budget.Seeds, "seed")}, 95 % interval",
        Panels =
        [
            Panel("At the article's rates", NetworkClaims.AtTheArticlesRates(budget), source),
            Panel("Each at its best rate", NetworkClaims.AtTheBestRates(budget), source),
        ],
    });

    private static IntervalPanel Panel(string title, ImmutableArray<Candidate> candidates, IResultSource source)
    {
        var rows = candidates.Select((candidate, i) =>
        {
            var best = candidate.Best(candidate.Trials.DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, source.Of));
            var loss = StudentInterval.GeometricMean([.. best.Select(trial => double.IsNaN(trial.Result.MeanOfLast) ? double.PositiveInfinity : trial.Result.MeanOfLast)]);
            return loss.Row(Candidate.Named(best), ClaimReportText.Of(loss)) with { IsReference = i == 0 };
        }).ToImmutableArray();
        // Intervals of few seeds are as wide as they are; the picture ends where there is nothing but their ends.
        var highest = rows.Select(row => double.Min(row.High, Widest * row.Value)).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return new(title, new(Axis, 0, 1.1 * highest), rows);
    }
}
