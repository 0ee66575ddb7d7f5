using Superpower.Display;

namespace PureOptim.Formulas;

/// <summary>The words of a formula.</summary>
internal enum FormulaToken
{
    /// <summary>A number, 20 or 1.5e-3.</summary>
    [Token(Description = "a number")]
    Number,

    /// <summary>A coordinate, a constant or a function.</summary>
    [Token(Description = "a name")]
    Name,

    /// <summary>The sum.</summary>
    [Token(Example = "+")]
    Plus,

    /// <summary>The difference, and the sign.</summary>
    [Token(Example = "-")]
    Minus,

    /// <summary>The product.</summary>
    [Token(Example = "*")]
    Times,

    /// <summary>The quotient.</summary>
    [Token(Example = "/")]
    Over,

    /// <summary>The power.</summary>
    [Token(Example = "^")]
    Power,

    /// <summary>The beginning of a part, or of the arguments of a function.</summary>
    [Token(Example = "(")]
    Open,

    /// <summary>Their end.</summary>
    [Token(Example = ")")]
    Close,

    /// <summary>What stands between two arguments.</summary>
    [Token(Example = ",")]
    Comma,
}
