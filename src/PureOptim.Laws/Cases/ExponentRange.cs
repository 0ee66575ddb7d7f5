namespace PureOptim.Laws;

/// <summary>The numbers whose binary exponent is between two: from 2^<see cref="Smallest"/> to below 2^(<see cref="Largest"/> + 1).</summary>
/// <param name="Smallest">The exponent of the smallest number, at most 0.</param>
/// <param name="Largest">The exponent of the largest number, at least 0.</param>
public readonly record struct ExponentRange(int Smallest, int Largest)
{
    /// <summary>The range in words.</summary>
    public override string ToString() => Invariant($"from 2^{Smallest} to 2^{Largest + 1}");

    /// <summary>The exponent that is next to <paramref name="exponent"/> and inside.</summary>
    internal int Clamp(int exponent) => int.Clamp(exponent, Smallest, Largest);
}
