namespace PureOptim.Proofs.Algebras;

/// <summary>What is concluded of an operation's result in two runs, from what is known of its operands.</summary>
internal enum RatioLemma
{
    Sum,
    Difference,
    Product,
    Quotient,
    Negation,
    Root,
    CubeRoot,
    Magnitude,
    Max,
    Min,
    Choice,
    Sign,
    Moved,
}
