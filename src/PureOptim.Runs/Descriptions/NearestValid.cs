namespace PureOptim.Runs.Descriptions;

/// <summary>
/// Finds the number nearest to a refused one that a field accepts, by asking the field itself: it bisects between the default, which every
/// field accepts, and the refused value. The rules are intervals, so the result is their end.
/// </summary>
internal static class NearestValid
{
    /// <summary>That number as text, or null where the field holds no number.</summary>
    internal static string? Of(object? accepted, object refused, Predicate<object> accepts) => (accepted, refused) switch
    {
        (Schedule.Constant from, Schedule.Constant to) => Real(from.Value, to.Value, value => accepts((Schedule)value)),
        (double from, double to) => Real(from, to, value => accepts(value)),
        (long from, long to) => Bisect(from, to, value => accepts(value)).ToString(null, null),
        (int from, int to) => Bisect(from, to, value => accepts((int)value)).ToString(null, null),
        _ => null,
    };

    private static string Real(double from, double to, Predicate<double> accepts) =>
        NumberText.Shortest(Unfold(Bisect(Fold(from), Fold(to), value => accepts(Unfold(value)))));

    private static long Bisect(Int128 accepted, Int128 refused, Predicate<long> accepts)
    {
        while (Int128.Abs(refused - accepted) > 1)
        {
            var middle = (accepted + refused) / 2;
            if (accepts((long)middle)) accepted = middle;
            else refused = middle;
        }

        return (long)accepted;
    }

    /// <summary>Doubles in their order as integers, neighbours next to each other.</summary>
    private static long Fold(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double Unfold(long folded) => BitConverter.Int64BitsToDouble(folded >= 0 ? folded : long.MinValue - folded);
}
