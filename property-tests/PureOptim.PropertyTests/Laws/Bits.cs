using System.Runtime.InteropServices;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Comparison of bits: NaN payloads and signs of zeros count.</summary>
internal static class Bits
{
    internal static bool Same<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));

    internal static bool Same(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
