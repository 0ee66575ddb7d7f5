using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs;

/// <summary>Numbers for the variables of a claim, from a seed: of middling size and few digits, with both signs where they may have them.</summary>
internal sealed class Draws(ulong seed)
{
    private readonly RandomKey _key = RandomKey.FromSeed(seed);
    private ulong _drawn;

    /// <summary>A number for a hyperparameter within its bounds, or for a constant or an input.</summary>
    internal double Number(Symbol symbol, Claim claim)
    {
        var unit = _key.Uniform<double>(_drawn++);
        var hyperparameter = Hyperparameter.Of(claim.Subject.Optimizer).FirstOrDefault(one => claim.Hyperparameters.TryGetValue(one.Name, out var known) && known == symbol);
        double Eighths(int least, int count) => (least + double.Floor(count * unit)) / 8;
        if (hyperparameter is null) return Eighths(-24, 48) + 0.0625;
        return hyperparameter.IsWhole ? double.Floor(1 + 5 * unit)
            : hyperparameter.Bounds switch
            {
                Bounds.BelowOne or Bounds.UnitInterval => Eighths(0, 8) + 0.0625,
                Bounds.AtLeastOne => Eighths(8, 24),
                _ => Eighths(0, 16) + 0.0625,
            };
    }
}
