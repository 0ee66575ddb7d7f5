using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>
/// The comparisons of one case, in intervals that are certified to hold the numbers compared. A comparison that fails disproves the law, and
/// no rounding is to blame; where all succeed, the widest interval says how much a violation may have been hidden by rounding.
/// </summary>
internal sealed class Certificate
{
    /// <summary>2^-20: beyond this relative width a case is no evidence.</summary>
    private const double Widest = 9.5367431640625e-7;

    private string? _breach;
    private double _width;
    private double _magnitude = 1e-300;
    private bool _isEmpty = true;

    /// <summary>The combined result of the comparisons.</summary>
    internal Finding Finding =>
        _breach is not null ? Finding.Broken(_breach)
        : _isEmpty || !double.IsFinite(_width) || _width > Widest * _magnitude ? Finding.Vacuous
        : Finding.Within(_width / _magnitude);

    /// <summary>The two numbers are equal: their intervals meet.</summary>
    internal void Equal(Interval left, Interval right, Func<string> place)
    {
        if (!left.Meets(right)) _breach ??= $"{place()}: {left} and {right} do not meet";
        Include(left);
        Include(right);
    }

    /// <summary>The number is not above the limit, as far as the intervals tell.</summary>
    internal void AtMost(Interval value, Interval limit, Func<string> place)
    {
        if (value.Lower > limit.Upper) _breach ??= $"{place()}: {value} is above {limit}";
        Include(value);
        Include(limit);
    }

    /// <summary>Two runs are at the same places after every step.</summary>
    internal void SamePath(ImmutableArray<ImmutableArray<Interval>> left, ImmutableArray<ImmutableArray<Interval>> right, string what)
    {
        for (var step = 0; step < left.Length; step++)
            for (var i = 0; i < left[step].Length; i++)
                Equal(left[step][i], right[step][i], () => Invariant($"{what}[{i}] after step {step}"));
    }

    private void Include(Interval interval)
    {
        _isEmpty = false;
        _width = double.Max(_width, interval.Width);
        _magnitude = double.Max(_magnitude, double.Max(double.Abs(interval.Lower), double.Abs(interval.Upper)));
    }
}
