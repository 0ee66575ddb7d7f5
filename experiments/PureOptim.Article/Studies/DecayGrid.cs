using System.Collections.Immutable;
using PureOptim.Article.Statistics;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.HeatMaps;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Studies;

/// <summary>RMSProp on one problem: decays by learning rates by seeds, and schedules of the decay by the same rates and seeds.</summary>
internal sealed record DecayGrid
{
    /// <summary>Within this factor of the best a cell counts as good.</summary>
    internal const double Good = 1.1;

    /// <summary>Within this factor it counts as fair.</summary>
    internal const double Fair = 2;

    /// <summary>The grid of a sweep.</summary>
    /// <param name="title">The problem in words.</param>
    /// <param name="trials">The trials.</param>
    internal DecayGrid(string title, ImmutableArray<MeasuredTrial> trials)
    {
        Title = title;
        ILookup<bool, RateCell> cells = RateCell.Of(trials).ToLookup(cell => cell.IsConstant);
        Cells = [.. cells[true]];
        Schedules = [.. cells[false].GroupBy(cell => cell.Label).Select(group => BestOf(group))];
        Best = BestOf(Cells);
        BestPerDecay = [.. Cells.GroupBy(cell => cell.Decay).Select(group => BestOf(group))];
    }

    /// <summary>The problem in words.</summary>
    internal string Title { get; }

    /// <summary>The cells of constant decay.</summary>
    internal ImmutableArray<RateCell> Cells { get; }

    /// <summary>The best cell.</summary>
    internal RateCell Best { get; }

    /// <summary>Of each decay the cell of its best learning rate, in the order of the decays.</summary>
    internal ImmutableArray<RateCell> BestPerDecay { get; }

    /// <summary>Of each schedule the cell of its best learning rate.</summary>
    internal ImmutableArray<RateCell> Schedules { get; }

    /// <summary>Whether the best cell has the smallest or largest of the learning rates, or the largest decay: beyond, there may be better ones.</summary>
    internal bool IsBestAtTheEdge => Best.Rate == Cells.Min(cell => cell.Rate) || Best.Rate == Cells.Max(cell => cell.Rate) || Best.Decay == Cells.Max(cell => cell.Decay);

    /// <summary>The cells that solve the problem for every seed: which of them is the best is not asked.</summary>
    internal ImmutableArray<RateCell> Solving => [.. Cells.Where(cell => cell.IsSolved)];

    /// <summary>A cell's loss over that of the best, means over the seeds.</summary>
    internal double Ratio(RateCell cell) => cell.Loss.Mean / Best.Loss.Mean;

    /// <summary>The share of all cells whose mean loss is within a factor of the best.</summary>
    internal double Share(double factor) => (double)Cells.Count(cell => Ratio(cell) <= factor) / Cells.Length;

    /// <summary>
    /// Of the decays from 0.5 to 0.999, the cells of the worst choice: with the learning rate chosen for each, and with that of the best for all. Where
    /// several learning rates solve the problem, the one that is worst least is taken.
    /// </summary>
    internal (RateCell Retuned, RateCell Fixed) Worst => (
        BestPerDecay.Where(IsUsual).MaxBy(Ratio)!,
        Solving.Append(Best).Select(cell => cell.Rate).Distinct()
            .Select(rate => Cells.Where(cell => IsUsual(cell) && cell.Rate == rate).MaxBy(Ratio)!).MinBy(Ratio)!);

    /// <summary>A cell against the best constant: the ratio of their losses, seed by seed.</summary>
    internal Comparison Against(RateCell cell) => Comparison.Ratios(cell.Losses, Best.Losses);

    /// <summary>The panel of the heat maps.</summary>
    internal HeatMap Map
    {
        get
        {
            double[] rates = [.. Cells.Select(cell => cell.Rate).Distinct().Order()], decays = [.. Cells.Select(cell => cell.Decay).Distinct().Order()];
            return new(Title, Best.IsSolved
                    ? $"solved (to {Numbers.Readable(Best.Loss.Mean)}) in {Solving.Length} of {Cells.Length} cells"
                    : $"best {Numbers.Readable(Best.Loss.Mean)} at γ {NumberText.Shortest(Best.Decay)}, lr {Numbers.Readable(Best.Rate)}",
                [.. rates.Select(Numbers.TwoDigits)], [.. decays.Select(NumberText.Shortest)],
                [.. decays.Select(decay => rates.Select(rate => Cell(Cells.Single(cell => cell.Decay == decay && cell.Rate == rate))).ToImmutableArray())]);
        }
    }

    private HeatCell Cell(RateCell cell)
    {
        var diverged = cell.Trials.Count(trial => trial.Diverged);
        return new(Ratio(cell), $"γ {NumberText.Shortest(cell.Decay)}, lr {NumberText.Shortest(cell.Rate)}: "
            + (diverged > 0 ? $"{diverged} of {cell.Trials.Length} diverged" : $"{GridText.Loss(cell)}, {GridText.Factor(Ratio(cell))} times the best"))
        {
            Diverged = diverged > 0 ? $"{diverged}/{cell.Trials.Length}" : "",
            IsOutlined = Ratio(cell) <= Good,
        };
    }

    private static bool IsUsual(RateCell cell) => cell.Decay is >= 0.5 and <= 0.999;

    private static RateCell BestOf(IEnumerable<RateCell> cells) =>
        cells.MinBy(cell => double.IsNaN(cell.Loss.Mean) ? double.PositiveInfinity : cell.Loss.Mean)!;
}
