using System.Runtime.Intrinsics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The binary number systems: lanes have the scalars' bits, and selection does what its documentation says.</summary>
public sealed class NumberSystemTests
{
    private static readonly double[] _special =
    [
        0, -0.0, 1, -1, 1.5, -2.25, 1e-300, -1e-300, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 3.14159,
    ];

    [Fact]
    public void Lanes_have_the_bits_of_scalars_for_special_values()
    {
        foreach (var left in _special)
        {
            foreach (var right in _special)
            {
                AssertSame<Real64, Lanes64>(Operations<Real64>(left, right), Operations<Lanes64>(left, right), lane => lane.Value, lanes => lanes.Vector[3]);
                AssertSame<Real32, Lanes32>(Operations<Real32>(left, right), Operations<Lanes32>(left, right), lane => lane.Value, lanes => lanes.Vector[11]);
            }
        }
    }

    [Fact]
    public void The_larger_and_the_smaller_number_pass_NaN_on_and_tell_zeros_apart()
    {
        Check<Real64>(value => value.Value);
        Check<Real32>(value => value.Value);
        Check<Lanes64>(value => value.Vector[7]);
        Check<Lanes32>(value => value.Vector[15]);

        static void Check<R>(Func<R, double> number)
            where R : struct, IReal<R>
        {
            Assert.True(double.IsNaN(number(R.Max(double.NaN, 1))) && double.IsNaN(number(R.Max(1, double.NaN))));
            Assert.True(double.IsNaN(number(R.Min(double.NaN, 1))) && double.IsNaN(number(R.Min(1, double.NaN))));
            Assert.True(double.IsPositive(number(R.Max(-0.0, 0.0))) && double.IsPositive(number(R.Max(0.0, -0.0))));
            Assert.True(double.IsNegative(number(R.Min(-0.0, 0.0))) && double.IsNegative(number(R.Min(0.0, -0.0))));
            Assert.Equal(2, number(R.IfLess(1, 2, 2, 3)));
            Assert.Equal(3, number(R.IfLess(2, 2, 2, 3)));
            Assert.Equal(3, number(R.IfLess(-0.0, 0.0, 2, 3)));
            Assert.Equal(3, number(R.IfLess(double.NaN, 2, 2, 3)));
            Assert.Equal(3, number(R.IfLess(1, double.NaN, 2, 3)));
        }
    }

    [Fact]
    public void A_number_is_rounded_to_nearest_even_when_it_enters()
    {
        // 1 + 2^-24 is half way between the floats 1 and 1 + 2^-23; 1 + 3 * 2^-24 between 1 + 2^-23 and 1 + 2^-22.
        Assert.Equal(1f, ((Real32)(1 + double.ScaleB(1, -24))).Value);
        Assert.Equal(1 + float.ScaleB(1, -22), ((Real32)(1 + double.ScaleB(3, -24))).Value);
        Assert.Equal(1 + float.ScaleB(1, -22), ((Lanes32)(1 + double.ScaleB(3, -24))).Vector[5]);
    }

    [Fact]
    public void Negation_turns_the_sign_of_zeros_and_NaN()
    {
        Assert.True(double.IsNegative((-(Real64)0.0).Value));
        Assert.NotEqual(double.IsNegative(double.NaN), double.IsNegative((-(Real64)double.NaN).Value));
        Assert.NotEqual(double.IsNegative(double.NaN), double.IsNegative((-(Lanes64)double.NaN).Vector[0]));
    }

    [Fact]
    public void Numbers_print_as_decimals_that_read_back()
    {
        Assert.Equal("0.1", ((Real64)0.1).ToString());
        Assert.Equal("0.1", ((Real32)0.1).ToString());
        Assert.Equal(16, Vector512<float>.Count);
        Assert.Equal((16, 8), (Lanes32.Count, Lanes64.Count));
    }

    private static R[] Operations<R>(R left, R right)
        where R : struct, IReal<R> =>
        [
            left + right, left - right, left * right, left / right, -left, R.Sqrt(left), R.Cbrt(left), R.Abs(left),
            R.Max(left, right), R.Min(left, right), R.IfLess(left, right, left, right),
        ];

    /// <summary>The same numbers, signs of zeros included; a NaN is a NaN, for the sign of a new one is the processor's choice.</summary>
    private static void AssertSame<R, L>(R[] scalars, L[] lanes, Func<R, double> scalar, Func<L, double> lane) =>
        Assert.All(scalars.Zip(lanes), pair => Assert.Equal(
            BitConverter.DoubleToInt64Bits(Quiet(scalar(pair.First))), BitConverter.DoubleToInt64Bits(Quiet(lane(pair.Second)))));

    private static double Quiet(double value) => double.IsNaN(value) ? double.NaN : value;
}
