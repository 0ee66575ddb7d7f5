namespace PureOptim.Numerics;

/// <summary>The operations that produce scalars; with one operand, the second equals the first.</summary>
internal enum ScalarOperation
{
    Sum,
    Difference,
    Product,
    Quotient,
    Negation,
    Sqrt,
    Abs,
    Max,
    Min,
    Power,
}
