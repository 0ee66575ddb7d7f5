namespace PureOptim.Numerics;

/// <summary>The notations of an expression.</summary>
public enum SymbolNotation
{
    /// <summary>One line of Unicode text: <c>θ - η g / (√h' + ε)</c>.</summary>
    Text,

    /// <summary>LaTeX mathematics: <c>\theta - \frac{\eta g}{\sqrt{h'} + \epsilon}</c>.</summary>
    Latex,

    /// <summary>One line of Unicode text, as short as people write it: <c>x²/20 + 2xy</c>.</summary>
    Brief,
}
