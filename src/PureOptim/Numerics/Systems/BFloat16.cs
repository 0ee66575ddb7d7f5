namespace PureOptim.Numerics;

/// <summary>The 16 leading bits of a float: its exponents at 8 bits of precision.</summary>
internal static class BFloat16
{
    /// <summary>The nearest number, ties to even; what is beyond the largest finite one rounds to infinity.</summary>
    internal static float Round(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? value : BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }
}
