namespace PureOptim.Experiments.Claims;

/// <summary>The losses that RMSProp ends with on one problem from one seed, by decay and learning rate. What diverged counts as infinite.</summary>
/// <param name="Losses">The losses.</param>
internal sealed record DecayGrid(IReadOnlyDictionary<(double Decay, double Rate), double> Losses)
{
    /// <summary>So near the best loss is as good as it.</summary>
    internal const double Near = 0.1;

    /// <summary>By what share of the best loss the best with that decay is above it.</summary>
    internal double Excess(double decay) => ExcessOf(cell => cell.Decay == decay);

    /// <summary>The share of the decays that get near the best loss, each at its best learning rate.</summary>
    internal double DecaysNear => ShareNear(cell => cell.Decay);

    /// <summary>The share of the learning rates that get near the best loss, each at its best decay.</summary>
    internal double RatesNear => ShareNear(cell => cell.Rate);

    private double ShareNear(Func<(double Decay, double Rate), double> axis) =>
        Losses.Keys.Select(axis).Distinct().Select(value => ExcessOf(cell => axis(cell) == value)).Average(excess => excess <= Near ? 1.0 : 0);

    private double ExcessOf(Func<(double Decay, double Rate), bool> isMeant)
    {
        var (best, least) = (Losses.Values.Min(), Losses.Where(pair => isMeant(pair.Key)).Min(pair => pair.Value));
        return least == best ? 0 : least / best - 1;
    }
}
