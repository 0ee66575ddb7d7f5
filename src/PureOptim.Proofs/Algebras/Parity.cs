namespace PureOptim.Proofs.Algebras;

/// <summary>What becomes of a number where the signs of parameters and gradients are turned.</summary>
internal enum Parity
{
    /// <summary>It is 0, which is both.</summary>
    Zero,

    /// <summary>It stays the same.</summary>
    Even,

    /// <summary>Its sign is turned.</summary>
    Odd,

    /// <summary>Not known.</summary>
    Unknown,
}
