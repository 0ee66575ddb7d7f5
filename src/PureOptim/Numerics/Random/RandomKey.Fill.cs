using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PureOptim.Numerics;

namespace PureOptim;

// Many draws at once: 16 blocks side by side, and the rest that does not fill 16 one by one. Element i of a span is the draw at index i.
public readonly partial record struct RandomKey
{
    private const uint UnitExponent32 = 127u << 23;
    private const ulong UnitExponent64 = 1023ul << 52;

    /// <summary>Writes <see cref="Bits32"/> of index i to element i, for the whole span.</summary>
    public void FillBits(Span<uint> values)
    {
        var whole = values.Length - (values.Length % WordLanes.Count);
        for (var i = 0; i < whole; i += WordLanes.Count)
        {
            var (high, low) = Blocks(i);
            (high ^ low).CopyTo(values[i..]);
        }

        for (var i = whole; i < values.Length; i++) values[i] = Bits32((uint)i);
    }

    /// <summary>Writes <see cref="Bits64"/> of index i to element i, for the whole span.</summary>
    public void FillBits(Span<ulong> values)
    {
        var whole = values.Length - (values.Length % WordLanes.Count);
        for (var i = 0; i < whole; i += WordLanes.Count)
        {
            var (high, low) = Blocks(i);
            ((Vector512.WidenLower(high) << 32) | Vector512.WidenLower(low)).CopyTo(values[i..]);
            ((Vector512.WidenUpper(high) << 32) | Vector512.WidenUpper(low)).CopyTo(values[(i + Vector512<ulong>.Count)..]);
        }

        for (var i = whole; i < values.Length; i++) values[i] = Bits64((uint)i);
    }

    /// <summary>Writes <see cref="Uniform{T}"/> of index i to element i, for the whole span.</summary>
    public void FillUniform<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (IsSingle<T>())
        {
            var bits = MemoryMarshal.Cast<T, uint>(values);
            FillBits(bits);
            var whole = bits.Length - (bits.Length % Vector512<uint>.Count);
            foreach (ref var lanes in MemoryMarshal.Cast<uint, Vector512<uint>>(bits[..whole])) lanes = UniformOf(lanes).AsUInt32();
            foreach (ref var value in bits[whole..]) value = BitConverter.SingleToUInt32Bits(UniformOf(value));
        }
        else
        {
            var bits = MemoryMarshal.Cast<T, ulong>(values);
            FillBits(bits);
            var whole = bits.Length - (bits.Length % Vector512<ulong>.Count);
            foreach (ref var lanes in MemoryMarshal.Cast<ulong, Vector512<ulong>>(bits[..whole])) lanes = UniformOf(lanes).AsUInt64();
            foreach (ref var value in bits[whole..]) value = BitConverter.DoubleToUInt64Bits(UniformOf(value));
        }
    }

    /// <summary>Writes <see cref="Normal{T}"/> of index i to element i, for the whole span.</summary>
    public void FillNormal<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FillUniform(values);
        var end = UniformEnd<T>();
        var whole = values.Length - (values.Length % Lanes32.Count);
        if (IsSingle<T>())
        {
            foreach (ref var lanes in MemoryMarshal.Cast<T, Vector512<float>>(values[..whole]))
            {
                var (lower, upper) = Vector512.Widen(lanes);
                lanes = Vector512.Narrow(NormalOf<Lanes64>(new(lower), end).Vector, NormalOf<Lanes64>(new(upper), end).Vector);
            }
        }
        else
        {
            foreach (ref var lanes in MemoryMarshal.Cast<T, Lanes64>(values[..whole])) lanes = NormalOf(lanes, end);
        }

        foreach (ref var value in values[whole..]) value = T.CreateTruncating(NormalOf<Real64>(double.CreateTruncating(value), end).Value);
    }

    /// <summary>Writes <see cref="IntegerBelow"/> of index i to element i, for the whole span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public void FillIntegers(Span<int> values, int bound)
    {
        Argument.AtLeast(bound, 1);
        var high = new uint[values.Length];
        Child(0).FillBits(high);
        Child(1).FillBits(MemoryMarshal.Cast<int, uint>(values));
        for (var i = 0; i < values.Length; i++) values[i] = IntegerOf(high[i], (uint)values[i], bound);
    }

    /// <summary>Writes <see cref="Choice"/> of index i to element i, for the whole span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The population is below 1.</exception>
    public void FillChoice(Span<int> values, int population)
    {
        Argument.AtLeast(population, 1);
        var (high, low) = (new ulong[values.Length], new ulong[values.Length]);
        Child(0).FillBits(high);
        Child(1).FillBits(low);
        for (var i = 0; i < values.Length; i++) values[i] = ChoiceOf(high[i], low[i], (uint)population);
    }

    private static Vector512<float> UniformOf(Vector512<uint> bits) =>
        ((bits >>> 9) | Vector512.Create(UnitExponent32)).AsSingle() - Vector512<float>.One;

    private static Vector512<double> UniformOf(Vector512<ulong> bits) =>
        ((bits >>> 12) | Vector512.Create(UnitExponent64)).AsDouble() - Vector512<double>.One;

    /// <summary>The blocks of 16 indices from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector512<uint> High, Vector512<uint> Low) Blocks(int first)
    {
        var counter = new WordLanes(Vector512.Create((uint)first) + Vector512<uint>.Indices);
        var (high, low) = Threefry.Block<WordLanes>((High, Low), (0u, counter));
        return (high.Vector, low.Vector);
    }
}
