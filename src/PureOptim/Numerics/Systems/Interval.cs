namespace PureOptim.Numerics;

/// <summary>
/// All real numbers between two doubles. Each operation moves both ends outward by one unit in the last place, so the result of real
/// arithmetic on any numbers inside the operands is inside the result, and so is the result of the same operation in binary64, however often
/// it was rounded before. The width of a run in intervals is a certified bound of that run's rounding errors.
/// </summary>
/// <remarks>
/// An end may be infinite. An operation that is undefined for some number inside (0/0, the root of a negative number) leaves that number out;
/// where nothing is left, or an end was NaN, the result is <see cref="Everything"/>, which bounds nothing.
/// </remarks>
public readonly record struct Interval : IElementary<Interval>, IScalarSystem<Interval>
{
    /// <summary>π, between neighbours: the double nearest to it is below.</summary>
    private static readonly Interval _pi = new(double.Pi, double.BitIncrement(double.Pi));

    private Interval(double lower, double upper) => (Lower, Upper) = (lower, upper);

    /// <summary>The smallest number inside.</summary>
    public double Lower { get; }

    /// <summary>The largest number inside.</summary>
    public double Upper { get; }

    /// <summary>All real numbers.</summary>
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The distance of the ends, rounded up.</summary>
    public double Width => double.BitIncrement(Upper - Lower);

    /// <summary>The interval from <paramref name="lower"/> to <paramref name="upper"/>.</summary>
    /// <exception cref="ArgumentException">An end is NaN, or the lower is above the upper.</exception>
    public static Interval Between(double lower, double upper) => lower <= upper
        ? new(lower, upper)
        : throw new ArgumentException(Invariant($"There is no interval from {lower:R} to {upper:R}."), nameof(lower));

    /// <summary>The interval that holds just <paramref name="value"/>; everything where it is NaN or infinite.</summary>
    public static implicit operator Interval(double value) => double.IsFinite(value) ? new(value, value) : Everything;

    /// <inheritdoc/>
    public static implicit operator Interval(Scalar value) => value.In<Interval>();

    /// <inheritdoc/>
    public static Interval operator +(Interval left, Interval right) =>
        left.IsZero && right.IsZero ? 0 : Outward(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <inheritdoc/>
    public static Interval operator -(Interval left, Interval right) =>
        left.IsZero && right.IsZero ? 0 : Outward(left.Lower - right.Upper, left.Upper - right.Lower);

    /// <inheritdoc/>
    public static Interval operator *(Interval left, Interval right) => (left.IsZero && right.IsBounded) || (right.IsZero && left.IsBounded) ? 0 : Hull(
        Product(left.Lower, right.Lower), Product(left.Lower, right.Upper), Product(left.Upper, right.Lower), Product(left.Upper, right.Upper));

    /// <inheritdoc/>
    public static Interval operator /(Interval left, Interval right) => right.Contains(0)
        ? Everything
        : Hull(left.Lower / right.Lower, left.Lower / right.Upper, left.Upper / right.Lower, left.Upper / right.Upper);

    /// <inheritdoc/>
    public static Interval operator -(Interval value) => new(-value.Upper, -value.Lower);

    /// <inheritdoc/>
    public static Interval Sqrt(Interval value)
    {
        if (value.IsZero) return 0;
        if (value.Upper < 0) return Everything;
        var (lower, upper) = Outward(double.Sqrt(double.Max(value.Lower, 0)), double.Sqrt(value.Upper));
        return new(double.Max(lower, 0), upper);
    }

    /// <inheritdoc/>
    public static Interval Cbrt(Interval value)
    {
        var (lower, upper) = (ElementaryFunctions.Cbrt(value.Lower), ElementaryFunctions.Cbrt(value.Upper));
        return value.Lower >= 0 ? NotNegative(lower, upper) : Outward(lower, upper);
    }

    /// <summary>The angles of the points of a box: those of its corners and between, unless it has points on both sides of the half-axis where π meets -π.</summary>
    public static Interval Atan2(Interval y, Interval x)
    {
        if (y.IsZero && x.Lower >= 0) return 0;
        var turn = Outward(-double.Pi, double.Pi);
        if (x.Lower < 0 && y.Lower <= 0 && y.Upper >= 0) return turn;
        var angles = Hull(
            ElementaryFunctions.Atan2(y.Lower, x.Lower), ElementaryFunctions.Atan2(y.Lower, x.Upper),
            ElementaryFunctions.Atan2(y.Upper, x.Lower), ElementaryFunctions.Atan2(y.Upper, x.Upper));
        return new(double.Max(angles.Lower, y.Lower >= 0 ? 0 : turn.Lower), double.Min(angles.Upper, y.Upper <= 0 ? 0 : turn.Upper));
    }

    /// <inheritdoc/>
    public static Interval Abs(Interval value) => value.Lower >= 0 ? value
        : value.Upper <= 0 ? -value
        : new(0, double.Max(-value.Lower, value.Upper));

    /// <inheritdoc/>
    public static Interval Max(Interval left, Interval right) => new(double.Max(left.Lower, right.Lower), double.Max(left.Upper, right.Upper));

    /// <inheritdoc/>
    public static Interval Min(Interval left, Interval right) => new(double.Min(left.Lower, right.Lower), double.Min(left.Upper, right.Upper));

    /// <summary>One of the two where the comparison is certain, else the smallest interval that holds both.</summary>
    public static Interval IfLess(Interval left, Interval right, Interval then, Interval otherwise) =>
        left.Upper < right.Lower ? then
        : left.Lower >= right.Upper ? otherwise
        : new(double.Min(then.Lower, otherwise.Lower), double.Max(then.Upper, otherwise.Upper));

    /// <summary>
    /// x^y for x that are not negative: a whole power by the ends, another by exponential and logarithm. The functions behind it err by at most
    /// an ulp.
    /// </summary>
    public static Interval Power(Interval value, Interval exponent)
    {
        if (value.IsZero && exponent.Lower > 0) return value;
        if (exponent.Lower == exponent.Upper && double.IsInteger(exponent.Lower) && double.Abs(exponent.Lower) < 1L << 52)
        {
            var n = (long)exponent.Lower;
            if (value.Lower < 0) return n == 1 ? value : n == 2 ? value * value : Everything;
            var (low, high) = (ElementaryFunctions.Power(value.Lower, n), ElementaryFunctions.Power(value.Upper, n));
            return n >= 0 ? NotNegative(low, high) : NotNegative(high, low);
        }

        if (value.Lower < 0) return Everything;
        var logarithm = exponent * Outward(ElementaryFunctions.Log(value.Lower), ElementaryFunctions.Log(value.Upper));
        return NotNegative(ElementaryFunctions.Exp(logarithm.Lower), ElementaryFunctions.Exp(logarithm.Upper));
    }

    /// <inheritdoc/>
    public static Interval Exp(Interval value) => NotNegative(ElementaryFunctions.Exp(value.Lower), ElementaryFunctions.Exp(value.Upper));

    /// <summary>The natural logarithm of the positive numbers inside.</summary>
    public static Interval Log(Interval value) => value.Upper <= 0
        ? Everything
        : Outward(ElementaryFunctions.Log(double.Max(value.Lower, 0)), ElementaryFunctions.Log(value.Upper));

    /// <inheritdoc/>
    public static Interval Sin(Interval value) => Wave(value, ElementaryFunctions.Sin, 0.5);

    /// <inheritdoc/>
    public static Interval Cos(Interval value) => Wave(value, ElementaryFunctions.Cos, 0);

    /// <inheritdoc/>
    public static Interval Tanh(Interval value)
    {
        var outward = Outward(ElementaryFunctions.Tanh(value.Lower), ElementaryFunctions.Tanh(value.Upper));
        return new(double.Max(outward.Lower, -1), double.Min(outward.Upper, 1));
    }

    /// <summary>The integer power: of the ends where it rises or falls throughout, and down to 0 where an even power of a number of either sign has its least.</summary>
    public static Interval Power(Interval value, int exponent)
    {
        if (exponent == 0) return 1;
        if (exponent < 0) return (Interval)1 / Power(value, -(Interval)exponent);
        if (value.Lower >= 0) return Power(value, (Interval)exponent);
        if (exponent % 2 == 0) return Power(Abs(value), (Interval)exponent);
        return Outward(ElementaryFunctions.Power(value.Lower, exponent), ElementaryFunctions.Power(value.Upper, exponent));
    }

    /// <summary>Whether <paramref name="value"/> is inside.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>Whether some number is inside both.</summary>
    public bool Meets(Interval other) => Lower <= other.Upper && other.Lower <= Upper;

    /// <summary>Both ends.</summary>
    public void Deconstruct(out double lower, out double upper) => (lower, upper) = (Lower, Upper);

    /// <summary>The ends in shortest round-trip decimals.</summary>
    public override string ToString() => Invariant($"[{Lower:R}, {Upper:R}]");

    /// <summary>Whether it is 0 alone, which times a number, added to 0 or taken from it, and under a root is 0 without rounding.</summary>
    private bool IsZero => Lower == 0 && Upper == 0;

    private bool IsBounded => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>An end of a product; zero times an unbounded end is zero, since every number inside is finite.</summary>
    private static double Product(double left, double right) => left == 0 || right == 0 ? 0 : left * right;

    private static Interval Hull(double a, double b, double c, double d) =>
        Outward(double.Min(double.Min(a, b), double.Min(c, d)), double.Max(double.Max(a, b), double.Max(c, d)));

    /// <summary>Sine or cosine, whose extrema are at (k + <paramref name="shift"/>) π for whole k: 1 for even k, -1 for odd.</summary>
    private static Interval Wave(Interval value, Func<double, double> function, double shift)
    {
        // Far from 0 the quotient by π no longer separates one extremum from the next.
        const double far = 1L << 40;
        if (!(value.Lower > -far && value.Upper < far)) return new(-1, 1);
        var (first, last) = (((Interval)value.Lower / _pi - shift).Lower, ((Interval)value.Upper / _pi - shift).Upper);
        var (low, high) = (double.Ceiling(first), double.Floor(last));
        var count = high - low + 1;
        if (count >= 2) return new(-1, 1);
        var (a, b) = (function(value.Lower), function(value.Upper));
        var ends = Outward(double.Min(a, b), double.Max(a, b));
        var isMaximum = count == 1 && low % 2 == 0;
        var isMinimum = count == 1 && low % 2 != 0;
        return new(isMinimum ? -1 : double.Max(ends.Lower, -1), isMaximum ? 1 : double.Min(ends.Upper, 1));
    }

    private static Interval NotNegative(double lower, double upper)
    {
        var outward = Outward(lower, upper);
        return new(double.Max(outward.Lower, 0), outward.Upper);
    }

    private static Interval Outward(double lower, double upper) => double.IsNaN(lower) || double.IsNaN(upper)
        ? Everything
        : new(double.BitDecrement(lower), double.BitIncrement(upper));
}
