namespace PureOptim.Core;

/// <summary>What a reduction computes.</summary>
internal enum ReductionKind
{
    Sum,
    Dot,
    LargestMagnitude,
}
