namespace PureOptim.Networks.Formats;

/// <summary>
/// The element types of a safetensors file, by the names they have there. BF16, which has no C# type, is carried as raw bytes.
/// </summary>
public enum ElementType
{
    /// <summary>A truth value in a byte, 0 or 1.</summary>
    BOOL,

    /// <summary>An unsigned 8-bit integer.</summary>
    U8,

    /// <summary>A signed 8-bit integer.</summary>
    I8,

    /// <summary>A signed 16-bit integer.</summary>
    I16,

    /// <summary>An unsigned 16-bit integer.</summary>
    U16,

    /// <summary>An IEEE binary16 number.</summary>
    F16,

    /// <summary>A 16-bit floating-point number with the exponent of binary32; raw.</summary>
    BF16,

    /// <summary>A signed 32-bit integer.</summary>
    I32,

    /// <summary>An unsigned 32-bit integer.</summary>
    U32,

    /// <summary>An IEEE binary32 number.</summary>
    F32,

    /// <summary>An IEEE binary64 number.</summary>
    F64,

    /// <summary>A signed 64-bit integer.</summary>
    I64,

    /// <summary>An unsigned 64-bit integer.</summary>
    U64,
}

/// <summary>The sizes of the element types and their C# types.</summary>
internal static class ElementTypes
{
    /// <summary>The number of bytes of an element.</summary>
    internal static int Width(this ElementType type) => type switch
    {
        <= ElementType.I8 => 1,
        <= ElementType.BF16 => 2,
        <= ElementType.F32 => 4,
        _ => 8,
    };

    /// <summary>The element type of a C# type.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    internal static ElementType Of<T>() => default(T) switch
    {
        bool => ElementType.BOOL,
        byte => ElementType.U8,
        sbyte => ElementType.I8,
        short => ElementType.I16,
        ushort => ElementType.U16,
        Half => ElementType.F16,
        int => ElementType.I32,
        uint => ElementType.U32,
        float => ElementType.F32,
        double => ElementType.F64,
        long => ElementType.I64,
        ulong => ElementType.U64,
        _ => throw new NotSupportedException($"Safetensors files have no elements of type {typeof(T)}."),
    };
}
