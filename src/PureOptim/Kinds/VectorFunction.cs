namespace PureOptim.Core;

/// <summary>Operations on one element.</summary>
internal enum VectorFunction
{
    Negation,
    Sqrt,
    Abs,
    ToBFloat16,
}
