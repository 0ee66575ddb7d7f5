namespace PureOptim.Proofs.Smt;

/// <summary>The operations of terms.</summary>
internal enum SmtOperation
{
    Number,
    Variable,
    Sum,
    Difference,
    Product,
    Quotient,
    Negation,
    Root,
    CubeRoot,
    Abs,
    Max,
    Min,
    Choice,

    /// <summary>A number to the power of the steps taken before the step at hand.</summary>
    StepPower,

    /// <summary>A function of which a solver knows only that equal arguments have equal values.</summary>
    Function,
}
