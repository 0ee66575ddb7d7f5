using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs;

/// <summary>Whether two numbers compare as a relation says, as far as each number system tells.</summary>
internal static class Comparing
{
    /// <summary>Doubles nearer than this, relative to the larger, may be roundings of equal numbers.</summary>
    private const double Near = 1e-9;

    /// <summary>In exact fractions it is always known.</summary>
    internal static bool? Holds(Rational left, SentenceRelation relation, Rational right) => relation switch
    {
        SentenceRelation.Equal => left == right,
        SentenceRelation.AtMost => left <= right,
        _ => left < right,
    };

    /// <summary>In intervals, where they do not overlap.</summary>
    internal static bool? Holds(Interval left, SentenceRelation relation, Interval right)
    {
        if (double.IsNaN(left.Lower) || double.IsNaN(left.Upper) || double.IsNaN(right.Lower) || double.IsNaN(right.Upper)) return null;
        return relation switch
        {
            SentenceRelation.Equal => !left.Meets(right) ? false : left.Width == 0 && right.Width == 0 ? true : null,
            SentenceRelation.AtMost => left.Upper <= right.Lower ? true : left.Lower > right.Upper ? false : null,
            _ => left.Upper < right.Lower ? true : left.Lower >= right.Upper ? false : null,
        };
    }

    /// <summary>In floating point, where rounding does not hide it.</summary>
    internal static bool? Holds(Real64 left, SentenceRelation relation, Real64 right)
    {
        var (one, other) = (left.Value, right.Value);
        if (!double.IsFinite(one) || !double.IsFinite(other)) return null;
        var slack = Near * double.Max(double.Abs(one), double.Abs(other));
        return relation switch
        {
            SentenceRelation.Equal => one == other ? true : double.Abs(one - other) <= slack ? null : false,
            SentenceRelation.AtMost => one <= other ? true : one <= other + slack ? null : false,
            _ => one >= other ? false : other <= one + slack ? null : true,
        };
    }
}
