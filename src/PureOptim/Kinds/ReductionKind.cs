namespace PureOptim.Core;

/// <summary>The kinds of reductions.</summary>
internal enum ReductionKind
{
    Sum,
    Dot,
    LargestMagnitude,
}
