namespace PureOptim.Proofs.Algebras;

/// <summary>What is known of how a number follows from another.</summary>
internal enum RatioKind
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>Both are 0, so that it is any multiple.</summary>
    Any,

    /// <summary>It is a multiple by a product of powers of constants, with either sign.</summary>
    Multiple,

    /// <summary>It lies a constant away.</summary>
    Moved,
}
