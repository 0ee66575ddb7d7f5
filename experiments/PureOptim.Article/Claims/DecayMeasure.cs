using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>A number from RMSProp's losses over decays and learning rates on one problem, taken for each seed or start.</summary>
/// <param name="What">The number in words.</param>
/// <param name="Grid">A trial for each decay, learning rate, and seed or start.</param>
/// <param name="Number">The number of one seed or start.</param>
/// <param name="Mean">The mean of several, with its interval.</param>
internal sealed record DecayMeasure(string What, ImmutableArray<Trial> Grid, Func<DecaySample, double> Number, SampleMean Mean) : Measure(What)
{
    internal override ImmutableArray<Trial> Trials => Grid;

    internal override Measured Take(IResultSource source)
    {
        var grids = Grid.GroupBy(Sample).Select(sample => new DecaySample([.. sample.Select(trial => Cell(trial, source.Of(trial)))])).ToArray();
        var cells = grids[0].Cells;
        return new(
            Mean([.. grids.Select(Number)]),
            $"{cells.Select(cell => cell.Decay).Distinct().Count()} decays, {cells.Select(cell => cell.Rate).Distinct().Count()} learning rates, "
                + $"{grids.Length} seeds or starts",
            [.. Grid.Select(trial => new Evidence(EvidenceKind.Trial, trial.Id, TrialText.Of(trial.Description)))]);
    }

    /// <summary>The problem and schedule that the trials of a grid have in common.</summary>
    private static string Sample(Trial trial) =>
        $"{trial.Description.Seed} {ValueWriter.Write(trial.Description.Problem, typeof(Problem)).ToJsonString()}";

    /// <summary>The loss as the study of the decay counts it: infinite where the trial diverged, and no less than where a problem is solved.</summary>
    private static DecaySample.Cell Cell(Trial trial, TrialResult result)
    {
        var cell = RateCell.Of([new(trial, result)])[0];
        return new(cell.Trials[0].RmsProp.Decay, cell.Rate, cell.Losses[0]);
    }
}

/// <summary>The losses that RMSProp ends with on one problem from one seed, by decay and learning rate. Divergence counts as infinite.</summary>
/// <param name="Cells">The losses, with decays that are constant and perhaps with others.</param>
internal sealed record DecaySample(ImmutableArray<DecaySample.Cell> Cells)
{
    /// <summary>A loss of up to this multiple of the best is as good as it.</summary>
    internal const double Near = 1.1;

    /// <summary>One decay at one learning rate, and the loss at the end.</summary>
    internal readonly record struct Cell(Schedule Decay, double Rate, double Loss);

    /// <summary>The cells of decays that stay as they are.</summary>
    private IEnumerable<Cell> Constants => Cells.Where(cell => cell.Decay is Schedule.Constant);

    /// <summary>The best loss with that constant decay over the best with any.</summary>
    internal double Multiple(double decay) => MultipleOf(Constants.Where(cell => cell.Decay.At(0) == decay));

    /// <summary>The best loss with a schedule over the best with a constant decay.</summary>
    internal double ScheduleMultiple => MultipleOf(Cells.Except(Constants));

    /// <summary>The share of the constant decays that get near the best loss, each at its best learning rate.</summary>
    internal double DecaysNear => ShareNear(cell => cell.Decay.At(0));

    /// <summary>The share of the learning rates that get near the best loss, each at its best constant decay.</summary>
    internal double RatesNear => ShareNear(cell => cell.Rate);

    private double ShareNear(Func<Cell, double> axis) => Constants.GroupBy(axis).Average(line => MultipleOf(line) <= Near ? 1.0 : 0);

    private double MultipleOf(IEnumerable<Cell> cells)
    {
        var (best, least) = (Constants.Min(cell => cell.Loss), cells.Min(cell => cell.Loss));
        return least == best ? 1 : least / best;
    }
}

/// <summary>The mean of a sample with its interval, on one scale or another: a method of <see cref="StudentInterval"/>.</summary>
/// <param name="sample">A number for each seed or start.</param>
/// <param name="together">The number of intervals that are to hold together.</param>
internal delegate Estimate SampleMean(ReadOnlySpan<double> sample, int together = 1);
