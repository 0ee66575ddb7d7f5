using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>
/// The keyed block function Threefry-2x32 with 20 rounds: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel Random Numbers:
/// As Easy as 1, 2, 3", SC 2011. Written once; over <see cref="WordLanes"/> it computes 16 blocks side by side.
/// </summary>
internal static class Threefry
{
    /// <summary>The constant of the key schedule.</summary>
    private const uint Parity = 0x1BD11BDA;

    /// <summary>The two output words for a counter of two words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (W High, W Low) Block<W>((W High, W Low) key, (W High, W Low) counter)
        where W : struct, IWord<W>
    {
        var third = key.High ^ key.Low ^ Parity;
        var (high, low) = (counter.High + key.High, counter.Low + key.Low);
        (high, low) = FourRounds(high, low, 13, 15, 26, 6);
        (high, low) = FourRounds(high + key.Low, low + third + 1, 17, 29, 16, 24);
        (high, low) = FourRounds(high + third, low + key.High + 2, 13, 15, 26, 6);
        (high, low) = FourRounds(high + key.High, low + key.Low + 3, 17, 29, 16, 24);
        (high, low) = FourRounds(high + key.Low, low + third + 4, 13, 15, 26, 6);
        return (high + third, low + key.High + 5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (W High, W Low) FourRounds<W>(W high, W low, int first, int second, int third, int fourth)
        where W : struct, IWord<W>
    {
        high += low;
        low = W.RotateLeft(low, first) ^ high;
        high += low;
        low = W.RotateLeft(low, second) ^ high;
        high += low;
        low = W.RotateLeft(low, third) ^ high;
        high += low;
        return (high, W.RotateLeft(low, fourth) ^ high);
    }
}
