using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;

namespace PureOptim.Laws.Universal;

/// <summary>Group I: facts of floating-point arithmetic that the library builds on or guards against.</summary>
internal static class FloatingPoint
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<NumericLaw> Laws { get; } =
    [
        new("I1", Bitwise,
            "The root of a square is the absolute value, where the square neither overflows nor underflows.",
            @"\mathrm{fl}\sqrt{\mathrm{fl}(x^2)} = |x|",
            _ => Applicability.Holds,
            RootOfSquare),
        new("I2", Bitwise,
            "Finite in is not finite out: a gradient whose square overflows stops AdaGrad for ever, and one whose square underflows leaves no trace.",
            @"|x| \ge 2^{64} \Rightarrow \mathrm{fl}_{32}(x^2) = \infty, \quad |x| \le 2^{-75} \Rightarrow \mathrm{fl}_{32}(x^2) = 0",
            _ => Applicability.Holds,
            Squares),
        new("I3", Bitwise,
            "Counting by ones reaches every integer below 2^31. In binary32 it stops at 2^24, so steps are counted in 64-bit integers.",
            @"\mathrm{fl}(n + 1) = n + 1",
            HoldsInDouble,
            c => Same(Arithmetic.In(c.Precision).Add(c.Count, 1), c.Count + 1.0, "counted on")),
        new("I4", Bitwise,
            "A step shorter than half the gap to the next number is lost, however often it is taken.",
            @"|d| < \tfrac12\,\mathrm{ulp}(x) \Rightarrow \mathrm{fl}(x + d) = x",
            _ => Applicability.Holds,
            LostSteps),
        new("I6", Inequality,
            "Adding a number, multiplying or dividing by a positive one, and taking roots keep the order of numbers.",
            @"x \le y \Rightarrow \mathrm{fl}(\mathrm{op}\,x) \le \mathrm{fl}(\mathrm{op}\,y)",
            _ => Applicability.Holds,
            Monotone),
        new("I7", Bitwise,
            "Rounding to nearest is odd: with all signs turned, results have theirs turned.",
            @"\mathrm{fl}(-x) = -\mathrm{fl}(x)",
            _ => Applicability.Holds,
            OddRounding),
        new("I8", Real,
            "The bias correction errs by less than a rounding to binary32. Computed in binary32 itself it does not.",
            @"|\mathrm{fl}(1 - \beta^t) - (1 - \beta^t)| \le 2^{-24} (1 - \beta^t)",
            HoldsInDouble,
            Correction),
    ];

    private static Applicability HoldsInDouble(Precision precision) => precision == Precision.Binary64 ? Applicability.Holds : Applicability.Fails;

    private static double SmallestNormal(Precision precision) => double.ScaleB(1, precision == Precision.Binary32 ? -126 : -1022);

    private static Finding RootOfSquare(NumericCase c)
    {
        var arithmetic = Arithmetic.In(c.Precision);
        var (smallest, largest) = c.Precision == Precision.Binary32 ? (-63, 63) : (-511, 511);
        // A number whose square is out of range keeps its digits and has another exponent.
        var exponent = double.IsNormal(c.X) && double.ILogB(c.X) is var own && own >= smallest && own <= largest
            ? own
            : c.Count % (largest - smallest + 1) + smallest;
        var x = c.X == 0 ? 0 : double.ScaleB(Significand(c.X), exponent);
        return Same(arithmetic.Sqrt(arithmetic.Multiply(x, x)), double.Abs(x), "the root");
    }

    /// <summary>The digits of a number as one from 1 to 2, of its sign; 1 where it has no digits to speak of: subnormal, infinite, or none.</summary>
    private static double Significand(double number) => double.IsNormal(number) ? double.ScaleB(number, -double.ILogB(number)) : 1;

    /// <summary>The significand of the case's number, at the thresholds' exponents: 2^64 and 2^-76 in binary32, 2^512 and 2^-539 in binary64.</summary>
    private static Finding Squares(NumericCase c)
    {
        var significand = Significand(c.X);
        var (over, under) = c.Precision == Precision.Binary32 ? (64, -76) : (512, -539);
        var (huge, tiny) = (double.ScaleB(significand, over), double.ScaleB(significand, under));
        var arithmetic = Arithmetic.In(c.Precision);
        return Same(arithmetic.Multiply(huge, huge), double.PositiveInfinity, "the square of the huge")
            .And(() => Same(arithmetic.Multiply(tiny, tiny), 0, "the square of the tiny"))
            .And(() =>
            {
                var after = double.IsFinite(c.Y) ? c.Y : 1;
                var path = c.Precision == Precision.Binary32
                    ? Trajectory.Of<float>(new AdaGrad(), [1], [[huge], [after]])
                    : Trajectory.Of<double>(new AdaGrad(), [1], [[huge], [after]]);
                return Same(path.End[0], 1, "AdaGrad's parameter after an overflow");
            });
    }

    /// <summary>The step is up to 511/1024 of the smaller gap next to the number, exactly.</summary>
    private static Finding LostSteps(NumericCase c)
    {
        // Below, the gaps and what they are divided into would be subnormal.
        var start = double.IsFinite(c.X) && double.Abs(c.X) >= double.ScaleB(SmallestNormal(c.Precision), 40) ? c.X : Significand(c.X);
        var size = double.Abs(start);
        var gap = c.Precision == Precision.Binary32 ? size - float.BitDecrement((float)size) : size - double.BitDecrement(size);
        var step = gap * ((c.Count % 1023) - 511) / 1024;
        var at = start;
        for (var taken = 0; taken < 10; taken++) at = Arithmetic.In(c.Precision).Add(at, step);
        return Same(at, start, Invariant($"after ten steps of {step:R}"));
    }

    private static Finding Monotone(NumericCase c)
    {
        if (double.IsNaN(c.X) || double.IsNaN(c.Y) || !double.IsFinite(c.Z)) return Finding.Vacuous;
        var arithmetic = Arithmetic.In(c.Precision);
        var (x, y) = c.X <= c.Y ? (c.X, c.Y) : (c.Y, c.X);
        var (absolute, smaller, larger) = (double.Abs(c.Z), double.Min(double.Abs(x), double.Abs(y)), double.Max(double.Abs(x), double.Abs(y)));
        return InOrder(arithmetic.Add(x, c.Z), arithmetic.Add(y, c.Z), "sums")
            .And(() => absolute == 0 ? Finding.Exact : InOrder(arithmetic.Multiply(x, absolute), arithmetic.Multiply(y, absolute), "products"))
            .And(() => absolute == 0 ? Finding.Exact : InOrder(arithmetic.Divide(x, absolute), arithmetic.Divide(y, absolute), "quotients"))
            .And(() => InOrder(arithmetic.Sqrt(smaller), arithmetic.Sqrt(larger), "roots"));
    }

    /// <summary>An exact zero has the sign of the rounding mode, so zeros count as equal.</summary>
    private static Finding OddRounding(NumericCase c)
    {
        var arithmetic = Arithmetic.In(c.Precision);
        var (x, y) = (c.X, c.Y);
        return Negated(arithmetic.Add(-x, -y), arithmetic.Add(x, y), "sum")
            .And(() => Negated(arithmetic.Subtract(-x, -y), arithmetic.Subtract(x, y), "difference"))
            .And(() => Negated(arithmetic.Multiply(-x, y), arithmetic.Multiply(x, y), "product"))
            .And(() => Negated(arithmetic.Divide(-x, y), arithmetic.Divide(x, y), "quotient"));
    }

    /// <summary>β from 0.9 to 0.9999, up to 101 steps, against the exact fraction. Binary32 multiplies step by step, as it has no other power.</summary>
    private static Finding Correction(NumericCase c)
    {
        var beta = 1 - (1 + c.Count % 1000) / 10000.0;
        var steps = 1 + (int)(double.IsFinite(c.X) ? double.Abs(c.X) % 101 : 0);
        var (exact, power) = ((Rational)1, 1.0);
        for (var step = 0; step < steps; step++)
        {
            exact *= beta;
            power = Arithmetic.In(c.Precision).Multiply(power, c.Precision == Precision.Binary32 ? (float)beta : beta);
        }

        exact = 1 - exact;
        var computed = c.Precision == Precision.Binary32 ? Arithmetic.In(c.Precision).Subtract(1, power) : 1 - ElementaryFunctions.Power(beta, steps);
        var bound = double.ScaleB(1, -24);
        return Rational.Abs((Rational)computed - exact) <= exact * bound
            ? Finding.Within(bound)
            : Finding.Broken(Invariant($"1 - {beta:R}^{steps} is computed as {computed:R}"));
    }

    private static Finding Same(double actual, double expected, string what) =>
        Finding.That(actual == expected, () => Invariant($"{what} is {actual:R} instead of {expected:R}"));

    private static Finding InOrder(double smaller, double larger, string what) =>
        Finding.That(smaller <= larger || double.IsNaN(smaller) || double.IsNaN(larger), () => Invariant($"{what}: {smaller:R} and {larger:R}"));

    private static Finding Negated(double negated, double value, string what) =>
        Finding.That(negated == -value || (double.IsNaN(negated) && double.IsNaN(value)), () => Invariant($"{what}: {negated:R} and {value:R}"));
}
