namespace PureOptim.Numerics;

/// <summary>The functions of expressions.</summary>
internal enum SymbolFunction
{
    Negation,
    Sqrt,
    Cbrt,
    Abs,
    Max,
    Min,
    IfLess,
    Power,
    Exp,
    Log,
    Sin,
    Cos,
    Tanh,
    Atan2,
}
