namespace PureOptim.Tests.Proofs;

/// <summary>What <see cref="SmallTensorRule"/> does beside dividing the gradient by its norm.</summary>
internal enum SmallTensorChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Adds the means of the columns.</summary>
    ColumnMeans,

    /// <summary>Adds 1 to the norm, as if it had no unit.</summary>
    OnePlusNorm,

    /// <summary>Reads whether the norm is 0.</summary>
    ReadNorm,

    /// <summary>Leaves the parameters where they are where the learning rate is 0, and shrinks them else.</summary>
    OffAtZero,
}
