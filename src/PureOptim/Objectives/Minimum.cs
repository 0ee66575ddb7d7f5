namespace PureOptim;

/// <summary>A known minimum of an objective.</summary>
/// <param name="Point">The place, rounded to the nearest binary64 numbers.</param>
/// <param name="Value">The function's value there, rounded likewise.</param>
public sealed record Minimum(Parameters<double> Point, double Value)
{
    /// <summary>As in <c>0 at [1, 1]</c>.</summary>
    public override string ToString() => Invariant($"{Value:R} at {Point}");

    /// <summary>A minimum of value 0 at the origin of a space.</summary>
    internal static Minimum AtOrigin(int dimension) => At(dimension, 0, 0);

    /// <summary>A minimum whose coordinates are all the same.</summary>
    internal static Minimum At(int dimension, double coordinate, double value) =>
        new(Parameters<double>.Filled(Layout.Vector(dimension), coordinate), value);
}
