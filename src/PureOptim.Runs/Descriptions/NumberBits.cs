namespace PureOptim.Runs.Descriptions;

/// <summary>What counts as the same number where every bit must agree.</summary>
internal static class NumberBits
{
    /// <summary>Whether two numbers have the same bits, where every NaN is the same, as in a digest: a text does not say which one it was.</summary>
    internal static bool AreSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));
}
