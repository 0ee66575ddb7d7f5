using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim.Experiments.Claims;

/// <summary>The losses that RMSProp ends with on one problem from one seed, by decay and learning rate. What diverged counts as infinite.</summary>
/// <param name="Cells">The losses, with decays that are constant and perhaps with others.</param>
internal sealed record DecayGrid(ImmutableArray<DecayGrid.Cell> Cells)
{
    /// <summary>So near the best loss is as good as it.</summary>
    internal const double Near = 0.1;

    /// <summary>One decay at one learning rate, and the loss at the end.</summary>
    internal readonly record struct Cell(Schedule Decay, double Rate, double Loss);

    /// <summary>The cells of decays that stay as they are.</summary>
    private IEnumerable<Cell> Constants => Cells.Where(cell => cell.Decay is Schedule.Constant);

    /// <summary>By what share of the best loss with a constant decay the best with that one is above it.</summary>
    internal double Excess(double decay) => ExcessOf(Constants.Where(cell => cell.Decay.At(0) == decay));

    /// <summary>By what share of the best loss with a constant decay the best with a schedule is above it, or below.</summary>
    internal double ScheduleExcess => ExcessOf(Cells.Except(Constants));

    /// <summary>The share of the constant decays that get near the best loss, each at its best learning rate.</summary>
    internal double DecaysNear => ShareNear(cell => cell.Decay.At(0));

    /// <summary>The share of the learning rates that get near the best loss, each at its best constant decay.</summary>
    internal double RatesNear => ShareNear(cell => cell.Rate);

    private double ShareNear(Func<Cell, double> axis) => Constants.GroupBy(axis).Average(line => ExcessOf(line) <= Near ? 1.0 : 0);

    private double ExcessOf(IEnumerable<Cell> cells)
    {
        var (best, least) = (Constants.Min(cell => cell.Loss), cells.Min(cell => cell.Loss));
        return least == best ? 0 : least / best - 1;
    }
}
