using System.Collections.Frozen;
using System.Globalization;
using PureOptim.Numerics;

namespace PureOptim.Formulas;

/// <summary>The names that a formula may have: the functions of the number systems, π and e, and the coordinates.</summary>
internal static class FormulaNames
{
    /// <summary>The functions with the number of their arguments.</summary>
    internal static FrozenDictionary<string, (int Arity, Func<Symbol[], Symbol> Of)> Functions { get; } = new Dictionary<string, (int, Func<Symbol[], Symbol>)>
    {
        ["sqrt"] = (1, a => Symbol.Sqrt(a[0])),
        ["cbrt"] = (1, a => Symbol.Cbrt(a[0])),
        ["exp"] = (1, a => Symbol.Exp(a[0])),
        ["log"] = (1, a => Symbol.Log(a[0])),
        ["sin"] = (1, a => Symbol.Sin(a[0])),
        ["cos"] = (1, a => Symbol.Cos(a[0])),
        ["tanh"] = (1, a => Symbol.Tanh(a[0])),
        ["abs"] = (1, a => Symbol.Abs(a[0])),
        ["atan2"] = (2, a => Symbol.Atan2(a[0], a[1])),
        ["max"] = (2, a => Symbol.Max(a[0], a[1])),
        ["min"] = (2, a => Symbol.Min(a[0], a[1])),
        ["ifLess"] = (4, a => Symbol.IfLess(a[0], a[1], a[2], a[3])),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The constants.</summary>
    internal static FrozenDictionary<string, double> Constants { get; } =
        new Dictionary<string, double> { ["pi"] = double.Pi, ["e"] = double.E }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The index of a coordinate, from 0: x, y and z are the first three, as x1, x2 and x3 are; null for another name.</summary>
    internal static int? Coordinate(string name) => name switch
    {
        "x" => 0,
        "y" => 1,
        "z" => 2,
        ['x', not '0', ..] when int.TryParse(name.AsSpan(1), NumberStyles.None, NumberFormatInfo.InvariantInfo, out var number) => number - 1,
        _ => null,
    };

    /// <summary>The names in words.</summary>
    internal static string All => $"x, y, z, or x1, x2 and so on; {string.Join(", ", Constants.Keys.Concat(Functions.Keys).Order(StringComparer.Ordinal))}";
}
