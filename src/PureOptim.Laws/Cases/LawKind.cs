namespace PureOptim.Laws;

/// <summary>In which arithmetic a law is a theorem, and so how it is checked.</summary>
public enum LawKind
{
    /// <summary>Exact in IEEE 754 arithmetic: bits are compared.</summary>
    Bitwise,

    /// <summary>An inequality that survives rounding: compared as it stands.</summary>
    Inequality,

    /// <summary>A statement about real numbers: checked within the certified rounding bound of the very run.</summary>
    Real,

    /// <summary>About the structure of the functions, not about numbers.</summary>
    Structural,
}
