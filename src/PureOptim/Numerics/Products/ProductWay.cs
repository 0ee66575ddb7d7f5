namespace PureOptim.Numerics;

/// <summary>The loops of a product.</summary>
internal enum ProductWay
{
    /// <summary>Operands where they are: for what fits a cache.</summary>
    Strips,

    /// <summary>Blocks of the operands, copied in the order of use.</summary>
    Blocks,

    /// <summary>A kernel for ten columns.</summary>
    TenColumns,

    /// <summary>Terms with a zero on the left are left out.</summary>
    NonZeroTerms,
}
