namespace PureOptim.Core;

/// <summary>The inputs that the elements of a vector are computed from.</summary>
[Flags]
internal enum VectorSources
{
    None = 0,
    Parameters = 1,
    Gradients = 2,
    Updates = 4,
}
