using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// What a running average that starts at 0 has seen of its inputs: 1 - β^t after t steps. The powers are those of
/// <see cref="ElementaryFunctions.Power"/>; each thread keeps the tables of the bases it used last, which nobody can observe.
/// </summary>
public static class BiasCorrection
{
    /// <summary>Adam's two, for two optimizers in turn.</summary>
    private const int Kept = 4;

    /// <summary>Below it, 1 - x rounds to 1.</summary>
    private const double Negligible = 1.0 / (1L << 54);

    [ThreadStatic]
    private static Entry[]? _entries;

    /// <summary>1 - β^t, the power rounded first: what a running average is divided by to correct its bias.</summary>
    /// <param name="decay">The decay β of the average, without unit: at least 0 and below 1, or what is left of a zero start does not vanish.</param>
    /// <param name="steps">t, the number of inputs that the average has seen, at least 0. The step that follows t steps has seen t + 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public static double Of(double decay, long steps)
    {
        Argument.AtLeast(steps, 0);
        var entries = _entries ??= new Entry[Kept];
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is { } entry && BitConverter.DoubleToInt64Bits(entry.Decay) == BitConverter.DoubleToInt64Bits(decay)) return entry.Of(steps);
        }

        return Add(entries, decay).Of(steps);
    }

    private static Entry Add(Entry[] entries, double decay)
    {
        for (var i = entries.Length - 1; i > 0; i--) entries[i] = entries[i - 1];
        return entries[0] = new(decay);
    }

    private sealed class Entry
    {
        private readonly PowerTable _powers;
        private readonly long _seenAll;

        internal Entry(double decay)
        {
            _powers = new(decay);
            _seenAll = FirstNegligible(_powers);
        }

        internal double Decay => _powers.Base;

        internal double Of(long steps) => steps >= _seenAll ? 1 : 1 - _powers.Power(steps);

        /// <summary>The first step at which the power does not count; from there on none does, for a decay in [0, 1).</summary>
        private static long FirstNegligible(PowerTable powers)
        {
            if (!(powers.Base >= 0 && powers.Base < 1)) return long.MaxValue;
            var steps = 1L;
            while (steps < 1L << 40 && powers.Power(steps) >= Negligible) steps *= 2;
            var from = steps / 2;
            while (steps - from > 1)
            {
                var middle = from + (steps - from) / 2;
                if (powers.Power(middle) < Negligible) steps = middle;
                else from = middle;
            }

            return powers.Power(steps) < Negligible ? steps : long.MaxValue;
        }
    }
}
