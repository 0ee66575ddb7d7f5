namespace PureOptim.Laws;

/// <summary>One case that a law about floating-point numbers is tried on; the three numbers are exact in its precision.</summary>
/// <param name="Precision">The precision to compute in.</param>
/// <param name="X">A number, NaN and infinities among them.</param>
/// <param name="Y">Another number.</param>
/// <param name="Z">A third.</param>
/// <param name="Count">An integer, at least 0.</param>
public sealed record NumericCase(Precision Precision, double X, double Y, double Z, int Count)
{
    /// <summary>The numbers in all their digits.</summary>
    public override string ToString() => Invariant($"{X:R}, {Y:R}, {Z:R} and the count {Count} in {Precision}");
}
