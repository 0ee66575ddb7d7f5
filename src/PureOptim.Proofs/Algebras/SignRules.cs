namespace PureOptim.Proofs.Algebras;

/// <summary>The signs of what is made of numbers whose signs are known: rounding keeps them, where nothing overflows or underflows.</summary>
internal static class SignRules
{
    private static readonly Signs[] _each = [Signs.Negative, Signs.Zero, Signs.Positive];

    /// <summary>Whether no other signs are possible than some.</summary>
    internal static bool Are(this Signs signs, Signs some) => (signs & ~some) == 0;

    /// <summary>Those of the opposite.</summary>
    internal static Signs Opposite(Signs signs) => Each(signs, one => (Signs)((int)Signs.Positive / (int)one));

    /// <summary>Those of the absolute value.</summary>
    internal static Signs Magnitude(Signs signs) => (signs | Opposite(signs)) & Signs.NotNegative;

    /// <summary>Those of a sum.</summary>
    internal static Signs Sum(Signs left, Signs right) => Each(left, one => Each(right, other =>
        one == Signs.Zero || one == other ? other : other == Signs.Zero ? one : Signs.Any));

    /// <summary>Those of a product.</summary>
    internal static Signs Product(Signs left, Signs right) => Each(left, one => Each(right, other =>
        one == Signs.Zero || other == Signs.Zero ? Signs.Zero : one == other ? Signs.Positive : Signs.Negative));

    /// <summary>Those of the larger of two.</summary>
    internal static Signs Larger(Signs left, Signs right) => Each(left, one => Each(right, other => one > other ? one : other));

    private static Signs Each(Signs signs, Func<Signs, Signs> makes) => _each.Where(one => signs.HasFlag(one)).Aggregate(Signs.None, (all, one) => all | makes(one));
}
