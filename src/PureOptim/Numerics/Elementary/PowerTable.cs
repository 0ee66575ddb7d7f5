namespace PureOptim.Numerics;

/// <summary>
/// The powers of one base, for code that needs one every step: <see cref="Power"/> has the bits of <see cref="ElementaryFunctions.Power"/>, of
/// whose algorithm this is the part that does not depend on the exponent. Immutable; 8 kB.
/// </summary>
public sealed class PowerTable : IEquatable<PowerTable>
{
    private const int Digits = 5, Radix = 1 << ElementaryFunctions.DigitBits;

    private readonly DoubleDouble<Real64>[] _powers = new DoubleDouble<Real64>[Digits * Radix];

    /// <summary>The table of a base.</summary>
    public PowerTable(double value)
    {
        Base = value;
        var square = ElementaryFunctions.WideBase<Real64>(value);
        for (var digit = 0; digit < Digits; digit++)
        {
            var row = _powers.AsSpan(digit * Radix, Radix);
            row[0] = DoubleDouble<Real64>.One;
            for (var size = 1; size < Radix; size *= 2)
            {
                for (var i = 0; i < size; i++) row[size + i] = row[i].Times(square);
                square = square.Squared();
            }
        }
    }

    /// <summary>The base.</summary>
    public double Base { get; }

    /// <summary>The integer power of the base: x^n.</summary>
    public double Power(long exponent)
    {
        if ((ulong)exponent >= 1UL << (Digits * ElementaryFunctions.DigitBits)) return ElementaryFunctions.Power(Base, exponent);
        var power = _powers[(int)exponent & (Radix - 1)];
        var rest = (int)exponent >> ElementaryFunctions.DigitBits;
        for (var row = Radix; rest != 0; row += Radix)
        {
            power = power.Times(_powers[row + (rest & (Radix - 1))]);
            rest >>= ElementaryFunctions.DigitBits;
        }

        return ElementaryFunctions.Finish(power, Base, exponent);
    }

    /// <summary>Whether the other is the table of a base with the same bits.</summary>
    public bool Equals(PowerTable? other) =>
        other is not null && BitConverter.DoubleToInt64Bits(Base) == BitConverter.DoubleToInt64Bits(other.Base);

    /// <inheritdoc cref="Equals(PowerTable?)"/>
    public override bool Equals(object? obj) => Equals(obj as PowerTable);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Base).GetHashCode();

    /// <summary>The base, as the shortest decimal that reads back as it.</summary>
    public override string ToString() => Invariant($"powers of {Base:R}");
}
