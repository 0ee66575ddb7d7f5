using System.Globalization;

namespace PureOptim.PropertyTests.Generators;

/// <summary>Any double: NaN, infinities, subnormal numbers and both zeros among them, and often.</summary>
/// <param name="Value">The number.</param>
public readonly record struct AnyNumber(double Value)
{
    /// <summary>The number, its sign included.</summary>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
