namespace PureOptim.Proofs.Algebras;

/// <summary>The signs that a number may have.</summary>
[Flags]
internal enum Signs
{
    /// <summary>None: there is no such number.</summary>
    None = 0,

    /// <summary>Below 0.</summary>
    Negative = 1,

    /// <summary>0.</summary>
    Zero = 2,

    /// <summary>0 or below.</summary>
    NotPositive = Negative | Zero,

    /// <summary>Above 0.</summary>
    Positive = 4,

    /// <summary>0 or above.</summary>
    NotNegative = Zero | Positive,

    /// <summary>Any.</summary>
    Any = Negative | Zero | Positive,
}
