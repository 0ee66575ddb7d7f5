using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Selftest;

/// <summary>
/// The elementary functions on a grid over all bit patterns, and around the places where they change. Scalars and lanes are two rows with one
/// digest: it says that they agree.
/// </summary>
internal sealed record FunctionsRow(bool InLanes) : SelfTest(
    InLanes ? "functions-lanes" : "functions",
    $"elementary functions over the whole range, {(InLanes ? "in vectors" : "one number at a time")}")
{
    /// <summary>A multiple of every vector's length, so that vectors cover the grid.</summary>
    private const int GridLength = 1 << 14;

    /// <summary>Exponents of one digit of the power's algorithm and of more, of either sign.</summary>
    private static readonly int[] _exponents = [0, 1, 2, 3, -1, -2, 17, -65, 1_000, int.MaxValue, int.MinValue];

    private static readonly double[] _special =
    [
        0, double.Epsilon, float.Epsilon, 2.2250738585072014e-308, 1.17549435e-38f, 0.5, 1, 2, double.E, double.Pi / 4, double.Pi / 2, double.Pi, double.Tau,
        22, 0.6931471805599453, 709.782712893384, 710, 745.1332191019411, 746, 88.72284f, 103.97208f, 104, float.MaxValue, double.MaxValue,
        double.PositiveInfinity, double.NaN, 33_554_432, 9_007_199_254_740_992, 1e22, double.ScaleB(6_381_956_970_095_103, 797),
    ];

    internal override void AddTo<T>(Digest digest, int threads)
    {
        var grid = Grid<T>();
        if (typeof(T) == typeof(float))
        {
            if (InLanes) AddAll<T, Lanes32>(digest, grid);
            else AddAll<T, Real32>(digest, grid);
        }
        else
        {
            if (InLanes) AddAll<T, Lanes64>(digest, grid);
            else AddAll<T, Real64>(digest, grid);
        }
    }

    private static void AddAll<T, R>(Digest digest, T[] arguments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where R : struct, IElementary<R>
    {
        Add("sqrt", R.Sqrt);
        Add("exp", R.Exp);
        Add("log", R.Log);
        Add("sin", R.Sin);
        Add("cos", R.Cos);
        Add("tanh", R.Tanh);
        foreach (var exponent in _exponents) Add($"power {exponent}", value => R.Power(value, exponent));

        void Add(string name, Func<R, R> function)
        {
            var results = new T[arguments.Length];
            var from = MemoryMarshal.Cast<T, R>(arguments.AsSpan());
            var to = MemoryMarshal.Cast<T, R>(results.AsSpan());
            for (var i = 0; i < from.Length; i++) to[i] = function(from[i]);
            SelfTest.Add<T>(digest, name, results);
        }
    }

    /// <summary>
    /// The special values with their neighbours and negatives, then bit patterns at equal distances: every exponent, both signs, subnormal
    /// numbers, NaN of many payloads.
    /// </summary>
    private static T[] Grid<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] special = [.. _special.Select(T.CreateTruncating).SelectMany(value => new[] { value, T.BitIncrement(value), T.BitDecrement(value) })];
        var grid = new T[GridLength];
        special.CopyTo(grid, 0);
        for (var i = 0; i < special.Length; i++) grid[special.Length + i] = -special[i];
        var (first, count) = (2 * special.Length, GridLength - 2 * special.Length);
        for (var i = 0; i < count; i++) grid[first + i] = OfBits<T>(ulong.MaxValue / (ulong)count * (ulong)i);
        return grid;
    }

    /// <summary>The number with the given bits, the upper half of them for a number of 32 bits.</summary>
    private static T OfBits<T>(ulong bits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
            ? T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)(bits >> 32)))
            : T.CreateTruncating(BitConverter.UInt64BitsToDouble(bits));
}
