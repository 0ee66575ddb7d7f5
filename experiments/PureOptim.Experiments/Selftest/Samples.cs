using System.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>Numbers to compute with.</summary>
internal static class Samples
{
    /// <summary>Normal numbers times powers of two from 2^-8 to 2^7, so that sums round at every term; every ninth is a zero.</summary>
    internal static T[] Of<T>(RandomKey key, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (numbers, exponents) = (new T[count], new int[count]);
        key.Split()[0].FillNormal<T>(numbers);
        key.Split()[1].FillIntegers(exponents, 16);
        for (var i = 0; i < count; i++) numbers[i] *= i % 9 == 8 ? T.Zero : T.CreateChecked(1 << exponents[i]) / T.CreateChecked(256);
        return numbers;
    }

    /// <summary>Numbers that make sums vanish, overflow and turn to NaN.</summary>
    internal static T[] Hostile<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [T.NegativeZero, T.Epsilon, T.BitDecrement(T.PositiveInfinity), T.PositiveInfinity, T.NaN];
}
