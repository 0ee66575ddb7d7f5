using System.Collections.Immutable;
using PureOptim.Experiments.Figures;

namespace PureOptim.Experiments.Claims;

/// <summary>How RMSProp and its rivals end on MNIST.</summary>
internal static class ContestFigure
{
    private const string Axis = "mean loss over the last 100 iterations";

    internal static LedgerFigure Of(Effort effort, IFindings findings) => LedgerFigure.Of(new()
    {
        Name = "mnist",
        Title = "RMSProp and its rivals on MNIST",
        Explanation = "The less the better. Each optimizer with the learning rate that the article gives it, and with the best of "
            + $"{string.Join(", ", effort.Rates)}.",
        Value = $"{Axis}: mean over {effort.Seeds} seeds, 95 % interval",
        Panels =
        [
            Panel("At the article's rates", NetworkClaims.AtTheArticlesRates(effort), findings),
            Panel("Each at its best rate", NetworkClaims.AtTheBestRates(effort), findings),
        ],
    });

    private static IntervalPanel Panel(string title, ImmutableArray<Contender> contenders, IFindings findings)
    {
        var rows = contenders.Select((contender, i) =>
        {
            var best = contender.Best(contender.Trials.DistinctBy(trial => trial.Id).ToDictionary(trial => trial.Id, findings.Of));
            var loss = Draws.Mean(best.Select(result => result.MeanOfLast));
            return new IntervalRow(Contender.Named(best), loss.Mean, loss.Low, loss.High, LedgerText.Of(loss)) { IsReference = i == 0 };
        }).ToImmutableArray();
        var highest = rows.Select(row => row.High).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return new(title, new(Axis, 0, 1.1 * highest), rows);
    }
}
