namespace PureOptim.Numerics;

/// <summary>What a scalar is made by; of one operand, the second is the first again.</summary>
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
