namespace PureOptim.Experiments.Parity;

/// <summary>How close a dialect comes to its program, where that is known beforehand.</summary>
internal static class ParityTolerances
{
    /// <summary>
    /// Another program computes the same formula in another order of operations, or with other functions of its C library. A trace has thirty steps: the sum of thirty
    /// roundings of at most half a unit has a standard deviation of √30/√12 = 1.6 units, of which 4 are two and a half.
    /// </summary>
    private static readonly Tolerance _near = Tolerance.Ulps(4);

    /// <summary>The tolerance of an optimizer of a framework.</summary>
    /// <param name="framework">The beginning of the framework's name in files.</param>
    /// <param name="optimizer">The method of its dialect.</param>
    internal static Tolerance Of(string framework, string optimizer) =>
        // The forms of the book are this library's own; only the powers of Adam's betas come from elsewhere.
        framework == "Deep Learning from Scratch" && optimizer != nameof(Adam) ? Tolerance.Bits : _near;
}
