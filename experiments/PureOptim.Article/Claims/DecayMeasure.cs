using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>A number from RMSProp's losses over decays and learning rates on one problem, taken for each seed or start.</summary>
/// <param name="What">What the number is, in words.</param>
/// <param name="Grid">A trial for each decay, learning rate, and seed or start.</param>
/// <param name="Number">The number of one seed or start.</param>
/// <param name="Mean">The mean of several, with its interval.</param>
internal sealed record DecayMeasure(string What, ImmutableArray<Trial> Grid, Func<DecayGrid, double> Number, SampleMean Mean) : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => Grid;

    internal override Measured Take(IFindings findings)
    {
        var grids = Grid.GroupBy(Sample).Select(sample => new DecayGrid([.. sample.Select(trial => Cell(trial, findings.Of(trial)))])).ToArray();
        var cells = grids[0].Cells;
        return new(
            Mean([.. grids.Select(Number)]),
            $"{cells.Select(cell => cell.Decay).Distinct().Count()} decays, {cells.Select(cell => cell.Rate).Distinct().Count()} learning rates, "
                + $"{grids.Length} seeds or starts",
            [.. Grid.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }

    /// <summary>What the trials of a grid have in common.</summary>
    private static string Sample(Trial trial) =>
        $"{trial.Description.Seed} {ValueWriter.Write(trial.Description.Problem, typeof(Problem)).ToJsonString()}";

    /// <summary>The loss as the study of the decay counts it: infinite where the trial diverged, and no less than where a problem is solved.</summary>
    private static DecayGrid.Cell Cell(Trial trial, TrialResult result)
    {
        var cell = RateCell.Of([new(trial, result)])[0];
        return new(cell.Trials[0].RmsProp.Decay, cell.Rate, cell.Losses[0]);
    }
}
