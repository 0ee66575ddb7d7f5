using System.Collections.Immutable;

namespace PureOptim.Article.Claims;

/// <summary>The losses that RMSProp ends with on one problem from one seed, by decay and learning rate. What diverged counts as infinite.</summary>
/// <param name="Cells">The losses, with decays that are constant and perhaps with others.</param>
internal sealed record DecayGrid(ImmutableArray<DecayGrid.Cell> Cells)
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
