using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PureOptim.Core;
using PureOptim.Numerics;
using Interval = PureOptim.Numerics.Interval;

namespace PureOptim.PropertyTests.Laws;

/// <summary>The same rule on exact fractions, on intervals and on doubles: the interval holds both of the others.</summary>
[Properties(Arbitrary = [typeof(Runs)])]
public sealed class RationalTests
{
    /// <summary>Any numbers, for rules without a root.</summary>
    [Property(MaxTest = 1000)]
    public void Rules_without_roots_agree_on_any_numbers(Gradients run, Rates rates)
    {
        AssertAgree(new Sgd { LearningRate = rates.Rate }, run);
        foreach (var placement in Enum.GetValues<LearningRatePlacement>())
        {
            AssertAgree(new Momentum { LearningRate = rates.Rate, MomentumFactor = rates.Decay, LearningRatePlacement = placement }, run);
            AssertAgree(new Nesterov { LearningRate = rates.Rate, MomentumFactor = rates.Decay, LearningRatePlacement = placement }, run);
        }
    }

    /// <summary>Each gradient completes a right triangle of whole sides with the root of those before it, so that every root is whole.</summary>
    [Property(MaxTest = 1000)]
    public void AdaGrad_agrees_where_the_sums_of_squares_are_squares(Triangles run, Rates rates) =>
        AssertAgree(new AdaGrad { LearningRate = rates.Rate, Epsilon = rates.Decay }, new(run.Start, run.Values));

    /// <summary>With γ = 3/4, a root s and a gradient g = s (3/a - a)/2 the next root is s (3/a + a)/4, and a is a power of two.</summary>
    [Property(MaxTest = 1000)]
    public void RmsProp_agrees_where_the_means_of_squares_are_squares(Means run, Rates rates) =>
        AssertAgree(new RmsProp { LearningRate = rates.Rate, Decay = 0.75, Epsilon = rates.Decay }, new(run.Start, run.Values));

    private static void AssertAgree(ElementWise optimizer, Gradients run)
    {
        var exact = Run<Rational>(optimizer, run);
        var certified = Run<Interval>(optimizer, run);
        var rounded = Run<Real64>(optimizer, run);
        foreach (var (i, interval) in certified.Index())
        {
            Assert.True(interval.Contains(rounded[i].Value), $"{optimizer} after step {i}: {rounded[i].Value:R} is outside {interval}");
            Assert.True((Rational)interval.Lower <= exact[i] && exact[i] <= (Rational)interval.Upper, $"{optimizer} after step {i}: {exact[i]} is outside {interval}");
        }
    }

    /// <summary>The parameter of one coordinate after each step.</summary>
    private static ImmutableArray<R> Run<R>(ElementWise optimizer, Gradients run)
        where R : struct, IReal<R>
    {
        var algebra = new AlgebraRun<R>(optimizer, Layout.Vector(1), [run.Start]);
        var points = ImmutableArray.CreateBuilder<R>();
        foreach (var gradient in run.Values)
        {
            algebra.Take([gradient]);
            points.Add(algebra.Parameters[0]);
        }

        return points.ToImmutable();
    }

    /// <summary>A start and the gradient of each step.</summary>
    public sealed record Gradients(double Start, ImmutableArray<double> Values)
    {
        public override string ToString() => $"from {Start:R} over {string.Join(", ", Values)}";
    }

    /// <summary>Gradients whose sums of squares are squares.</summary>
    public sealed record Triangles(double Start, ImmutableArray<double> Values);

    /// <summary>Gradients whose running means of squares are squares.</summary>
    public sealed record Means(double Start, ImmutableArray<double> Values);

    /// <summary>A learning rate, and a number below 1.</summary>
    public sealed record Rates(double Rate, double Decay);

    private static class Runs
    {
        private static Gen<double> Number { get; } =
            from significand in Gen.Choose(-(1 << 30), 1 << 30) from exponent in Gen.Choose(-40, -10) select double.ScaleB(significand, exponent);

        public static Arbitrary<Gradients> AnyGradients() => Arb.From(
            from start in Number from steps in Gen.Choose(0, 8) from values in Number.ArrayOf(steps) select new Gradients(start, [.. values]),
            run => run.Values.IsEmpty ? [] : [run with { Values = run.Values[..^1] }, run with { Values = run.Values[1..] }]);

        public static Arbitrary<Rates> AnyRates() => Arb.From(
            from rate in Gen.Choose(1, 1500) from decay in Gen.Choose(1, 999) select new Rates(rate / 1000.0, decay / 1000.0));

        /// <summary>s odd, (s² - 1)/2 and (s² + 1)/2 are the sides: 3, 4, 12, 84, all times a power of two.</summary>
        public static Arbitrary<Triangles> AllTriangles() => Arb.From(
            from start in Number
            from first in Gen.Choose(1, 20)
            from steps in Gen.Choose(1, 4)
            from scale in Gen.Choose(-10, 10)
            from signs in Gen.Elements(-1.0, 1.0).ArrayOf(steps)
            select new Triangles(start, [.. Sides(2 * first + 1, steps).Select((side, i) => double.ScaleB(signs[i] * side, scale))]));

        public static Arbitrary<Means> AllMeans() => Arb.From(
            from start in Number
            from first in Gen.Choose(1, 1000)
            from exponents in Gen.Choose(-2, 2).ArrayOf(3)
            select new Means(start, [.. Roots(first, exponents)]));

        private static IEnumerable<double> Sides(double odd, int steps)
        {
            yield return odd;
            for (var i = 1; i < steps && odd < 1e4; i++)
            {
                yield return (odd * odd - 1) / 2;
                odd = (odd * odd + 1) / 2;
            }
        }

        /// <summary>From a mean of 0, the gradient g leaves g²/4, whose root is g/2.</summary>
        private static IEnumerable<double> Roots(double first, int[] exponents)
        {
            yield return first;
            var root = first / 2;
            foreach (var exponent in exponents)
            {
                var a = double.ScaleB(1, exponent);
                yield return root * (3 / a - a) / 2;
                root *= (3 / a + a) / 4;
            }
        }
    }
}
