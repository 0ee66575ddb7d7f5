using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Statistics;
using PureOptim.Experiments.Sweeps;
using PureOptim.Optimizers;

namespace PureOptim.Experiments.Claims;

/// <summary>A number from RMSProp's losses over decays and learning rates on one problem, taken for each seed or start.</summary>
/// <param name="What">What the number is, in words.</param>
/// <param name="Grid">A trial for each decay, learning rate, and seed or start.</param>
/// <param name="Number">The number of one seed or start.</param>
internal sealed record DecayMeasure(string What, ImmutableArray<Trial> Grid, Func<DecayGrid, double> Number) : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => Grid;

    internal override Measured Take(IFindings findings)
    {
        var grids = Grid.GroupBy(Sample).Select(sample => new DecayGrid(sample.ToDictionary(Cell, trial => Loss(findings.Of(trial))))).ToArray();
        return new(
            Draws.Mean(grids.Select(Number)),
            $"{grids[0].Losses.Keys.Select(cell => cell.Decay).Distinct().Count()} decays, "
                + $"{grids[0].Losses.Keys.Select(cell => cell.Rate).Distinct().Count()} learning rates, {grids.Length} seeds or starts",
            [.. Grid.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }

    /// <summary>What the trials of a grid have in common.</summary>
    private static string Sample(Trial trial) =>
        $"{trial.Description.Seed} {ValueWriter.Write(trial.Description.Problem, typeof(Problem)).ToJsonString()}";

    private static (double Decay, double Rate) Cell(Trial trial) =>
        trial.Entrant.Optimizer is RmsProp { Decay: Schedule.Constant decay, LearningRate: Schedule.Constant rate }
            ? (decay.Value, rate.Value)
            : throw new ArgumentException($"{trial.Label} has no constant decay and learning rate.", nameof(trial));

    private static double Loss(TrialResult result) => double.IsNaN(result.Score) ? double.PositiveInfinity : result.Score;
}
