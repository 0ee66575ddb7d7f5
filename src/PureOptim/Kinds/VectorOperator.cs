namespace PureOptim.Core;

/// <summary>Operations on two elements.</summary>
internal enum VectorOperator
{
    Sum,
    Difference,
    Product,
    Quotient,
    Angle,
    Max,
    Min,
}
