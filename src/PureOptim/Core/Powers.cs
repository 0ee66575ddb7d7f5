using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The powers of one decay, and from which exponent on 1 - β^t rounds to 1. Immutable.</summary>
internal sealed class Powers
{
    /// <summary>Below it, 1 - x rounds to 1.</summary>
    private const double Negligible = 1.0 / (1L << 54);

    private readonly PowerTable _table;
    private readonly long _vanished;

    internal Powers(double decay)
    {
        _table = new(decay);
        _vanished = FirstNegligible(_table);
    }

    /// <summary>Whether these are the powers of a number with the same bits.</summary>
    internal bool AreOf(double decay) => BitConverter.DoubleToInt64Bits(decay) == BitConverter.DoubleToInt64Bits(_table.Base);

    /// <summary>β^t.</summary>
    internal double Power(long exponent) => _table.Power(exponent);

    /// <summary>1 - β^t, the power rounded first.</summary>
    internal double OneMinusPower(long exponent) => exponent >= _vanished ? 1 : 1 - _table.Power(exponent);

    /// <summary>The first exponent at which the power does not count; from there on none does, for a decay in [0, 1).</summary>
    private static long FirstNegligible(PowerTable powers)
    {
        if (!(powers.Base >= 0 && powers.Base < 1)) return long.MaxValue;
        var exponent = 1L;
        while (exponent < 1L << 40 && powers.Power(exponent) >= Negligible) exponent *= 2;
        var from = exponent / 2;
        while (exponent - from > 1)
        {
            var middle = from + (exponent - from) / 2;
            if (powers.Power(middle) < Negligible) exponent = middle;
            else from = middle;
        }

        return powers.Power(exponent) < Negligible ? exponent : long.MaxValue;
    }
}
