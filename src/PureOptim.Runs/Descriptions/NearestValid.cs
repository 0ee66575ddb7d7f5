using System.Globalization;

namespace PureOptim.Runs.Descriptions;

/// <summary>
/// Finds the number nearest to a refused one that a field accepts, by asking the field itself: it bisects between the default, which every
/// field accepts, and the refused value. The rules are intervals, so the result is their end.
/// </summary>
internal static class NearestValid
{
    /// <summary>That number as text, or null where the field is not numeric.</summary>
    internal static string? Of(object? accepted, object refused, Predicate<object> accepts) => (accepted, refused) switch
    {
        (Schedule.Constant from, Schedule.Constant to) => Real(from.Value, to.Value, value => accepts((Schedule)value)),
        (double from, double to) => Real(from, to, value => accepts(value)),
        (long from, long to) => Bisect(from, to, value => accepts(value)).ToString(NumberFormatInfo.InvariantInfo),
        (int from, int to) => Bisect(from, to, value => accepts((int)value)).ToString(NumberFormatInfo.InvariantInfo),
        _ => null,
    };

    private static string Real(double from, double to, Predicate<double> accepts) =>
        NumberText.Shortest(NumberBits.AtOrder(Bisect(NumberBits.Order(from), NumberBits.Order(to), value => accepts(NumberBits.AtOrder(value)))));

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
}
