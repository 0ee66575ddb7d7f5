namespace PureOptim.Laws;

/// <summary>
/// The range of magnitudes of the finite numbers in a law's cases: their binary exponents in either precision. Zero is always among them. A
/// law whose numbers are not <see cref="All"/> that the precision has says why.
/// </summary>
/// <param name="Binary32">The exponents in binary32.</param>
/// <param name="Binary64">The exponents in binary64.</param>
/// <param name="Reason">Why the law stops there, as the end of a sentence; null where it does not.</param>
public sealed record Magnitudes(ExponentRange Binary32, ExponentRange Binary64, string? Reason)
{
    private const string InIntervals =
        "intervals are computed in binary64, where squares of larger numbers are infinite and squares of smaller ones have lost their digits";

    /// <summary>All finite numbers, from the smallest subnormal to the largest.</summary>
    public static Magnitudes All { get; } = new(new(-149, 127), new(-1074, 1023), null);

    /// <summary>Numbers whose squares have all their digits. The root of such a square is the number itself (law I1).</summary>
    internal static Magnitudes Squarable { get; } =
        new(new(-62, 62), new(-510, 510), "the square of a smaller number underflows, that of a larger one overflows");

    /// <summary>Numbers that a learning rate of at most 2 multiplies, and a dozen steps add up, without overflow.</summary>
    internal static Magnitudes WithoutOverflow { get; } =
        new(new(-149, 121), new(-1074, 1017), "steps on larger numbers overflow, and ∞ - ∞, 0 · ∞ and ∞/∞ are NaN");

    /// <summary>Numbers whose squares do not overflow, however many are added up.</summary>
    internal static Magnitudes WithoutInfiniteSquares { get; } =
        new(new(-149, 58), new(-1074, 506), "the squares of larger numbers overflow, and ∞ - ∞, 0 · ∞ and ∞/∞ are NaN");

    /// <summary>Numbers whose squares have all their digits after a few decays and a scaling by up to 2^±8.</summary>
    internal static Magnitudes Scalable { get; } =
        new(new(-32, 48), new(-400, 480), "only where nothing underflows or overflows is scaling by a power of two exact");

    /// <summary>Numbers of which intervals bound sums, squares, roots and quotients closely.</summary>
    internal static Magnitudes Intervals { get; } = new(new(-149, 127), new(-400, 400), InIntervals);

    /// <summary>Numbers of which intervals bound products of three closely.</summary>
    internal static Magnitudes IntervalsOfProducts { get; } = new(new(-149, 127), new(-240, 240), InIntervals);

    /// <summary>Numbers that exact fractions hold without growing beyond all measure.</summary>
    internal static Magnitudes Fractions { get; } = new(
        new(-60, 60), new(-60, 60), "these rules are linear, so that other numbers tell nothing new, and fractions get longer with the exponents");

    /// <summary>Values of schedules of which any two have a difference. Schedules are computed in binary64 whatever the precision.</summary>
    internal static Magnitudes Differences { get; } =
        new(new(-1074, 1000), new(-1074, 1000), "a line between larger ones would overflow, and is refused");

    /// <summary>The same exponents in both precisions.</summary>
    internal static Magnitudes Between(int smallest, int largest, string reason) => new(new(smallest, largest), new(smallest, largest), reason);

    /// <summary>The exponents in a precision.</summary>
    public ExponentRange In(Precision precision) => precision == Precision.Binary32 ? Binary32 : Binary64;

    /// <summary>The limits and the reason in a sentence; null where there are none.</summary>
    public override string? ToString() => Reason is null ? null
        : Binary32 == Binary64 ? $"Numbers are 0 or {Binary64}: {Reason}."
        : $"Numbers are 0 or {Binary32} in binary32 and {Binary64} in binary64: {Reason}.";
}
