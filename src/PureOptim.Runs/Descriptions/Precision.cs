namespace PureOptim.Runs.Descriptions;

/// <summary>The element type of everything that a run computes.</summary>
internal enum Precision
{
    /// <summary>IEEE 754 binary32, <see cref="float"/>.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, <see cref="double"/>.</summary>
    Float64,
}
