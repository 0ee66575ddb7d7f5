namespace PureOptim.Runs.Descriptions;

/// <summary>Comparison of two numbers to the last bit: whether they differ, and their distance in ulps.</summary>
internal static class NumberBits
{
    /// <summary>Whether two numbers have the same bits, where every NaN is the same, as in a digest: a text does not say which one it was.</summary>
    internal static bool AreSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));

    /// <summary>The unit in the last place of a magnitude.</summary>
    internal static double Ulp(double magnitude, FloatType precision = FloatType.Float64) => precision == FloatType.Float32
        ? double.ScaleB(1, int.Max(double.ILogB(magnitude), -126) - 23)
        : double.ScaleB(1, int.Max(double.ILogB(magnitude), -1022) - 52);

    /// <summary>The place of a number in the order of all numbers of its precision, neighbours next to each other; both zeros have place 0.</summary>
    internal static long Order(double value, FloatType precision = FloatType.Float64)
    {
        if (precision == FloatType.Float32)
        {
            var single = BitConverter.SingleToInt32Bits((float)value);
            return single >= 0 ? single : (long)int.MinValue - single;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    /// <summary>The double at a place in the order.</summary>
    internal static double AtOrder(long place) => BitConverter.Int64BitsToDouble(place >= 0 ? place : long.MinValue - place);

    /// <summary>The number of representable numbers between two, where -0 and +0 differ; neither may be NaN.</summary>
    internal static Int128 Distance(double left, double right, FloatType precision = FloatType.Float64)
    {
        var (first, second) = ((Int128)Order(left, precision) - (double.IsNegative(left) ? 1 : 0), (Int128)Order(right, precision) - (double.IsNegative(right) ? 1 : 0));
        return Int128.Abs(first - second);
    }
}
