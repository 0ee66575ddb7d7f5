namespace PureOptim.Numerics;

/// <summary>The operators between two expressions.</summary>
internal enum SymbolOperator
{
    Sum,
    Difference,
    Product,
    Quotient,
}
