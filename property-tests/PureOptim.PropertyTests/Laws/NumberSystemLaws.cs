using FsCheck.Xunit;
using PureOptim.Numerics;
using PureOptim.PropertyTests.Generators;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Lanes have the bits of scalars in every operation and every lane, for any numbers.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class NumberSystemLaws
{
    [Property(MaxTest = 2000)]
    public bool Operations_agree_in_double(AnyNumber left, AnyNumber right) => Agree<Real64, Lanes64>(
        left.Value, right.Value, scalar => scalar.Value, (lanes, lane) => lanes.Vector[lane], Lanes64.Count);

    [Property(MaxTest = 2000)]
    public bool Operations_agree_in_float(AnyNumber left, AnyNumber right) => Agree<Real32, Lanes32>(
        left.Value, right.Value, scalar => scalar.Value, (lanes, lane) => lanes.Vector[lane], Lanes32.Count);

    [Property(MaxTest = 2000)]
    public bool The_larger_and_the_smaller_are_the_two_numbers(AnyNumber left, AnyNumber right)
    {
        var (larger, smaller) = (Real64.Max(left.Value, right.Value).Value, Real64.Min(left.Value, right.Value).Value);
        if (double.IsNaN(left.Value) || double.IsNaN(right.Value)) return double.IsNaN(larger) && double.IsNaN(smaller);
        return (Bits.Same(larger, left.Value) && Bits.Same(smaller, right.Value)) || (Bits.Same(larger, right.Value) && Bits.Same(smaller, left.Value));
    }

    [Property(MaxTest = 2000)]
    public bool Selection_passes_bits_through(AnyNumber left, AnyNumber right, AnyNumber then, AnyNumber otherwise) =>
        Bits.Same(Real64.IfLess(left.Value, right.Value, then.Value, otherwise.Value).Value, left.Value < right.Value ? then.Value : otherwise.Value)
        && Bits.Same(Lanes64.IfLess(left.Value, right.Value, then.Value, otherwise.Value).Vector[5], left.Value < right.Value ? then.Value : otherwise.Value);

    /// <summary>The processor chooses the payload and the sign of a NaN that an operation makes; that it is a NaN is fixed.</summary>
    private static bool Agree<R, L>(double left, double right, Func<R, double> scalar, Func<L, int, double> lane, int count)
        where R : struct, IReal<R>
        where L : struct, IReal<L> =>
        Operations<R>(left, right).Zip(Operations<L>(left, right)).All(pair => Enumerable.Range(0, count).All(index =>
            (double.IsNaN(scalar(pair.First)) && double.IsNaN(lane(pair.Second, index))) || Bits.Same(scalar(pair.First), lane(pair.Second, index))));

    private static R[] Operations<R>(R left, R right)
        where R : struct, IReal<R> =>
        [
            left + right, left - right, left * right, left / right, -left, R.Sqrt(left), R.Abs(left),
            R.Max(left, right), R.Min(left, right), R.IfLess(left, right, left, right),
        ];
}
