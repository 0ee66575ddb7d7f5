using System.Numerics;

namespace PureOptim.Tests.Transforms;

/// <summary>The clipped gradient, seen by plain descent with a rate of 1 from 0, which goes to its negation.</summary>
public sealed class ClipByGlobalNormTests
{
    // 3, 4: the norm is 5. Clipped to 1 they are (3/5) · 1 and (4/5) · 1.
    [Fact]
    public void A_long_gradient_is_divided_by_its_norm_and_multiplied_by_the_maximum()
    {
        Assert.Equal([0.6, 0.8], Clipped<double>([3.0, 4.0], 1));
        Assert.Equal([3.0 / 5 * 2.5, 4.0 / 5 * 2.5], Clipped<double>([3.0, 4.0], 2.5));
        Assert.Equal([3.0, 4.0], Clipped<double>([3.0, 4.0], 5));
    }

    // PyTorch: g max_norm / (‖g‖ + 1e-6), where that is below 1. 3, 4 with a maximum of 1 are 3/5.000001 and 4/5.000001; with 5 they are 3 · 5/5.000001 and 4 · 5/5.000001, and with 5.1 they stay. Each quotient and each product is
    // rounded once here and once there.
    [Fact]
    public void Epsilon_is_added_to_the_norm()
    {
        foreach (var (maximum, factor) in new[] { (1.0, 1 / 5.000001), (5.0, 5 / 5.000001), (5.1, 1.0) })
        {
            var optimizer = PureOptim.Dialects.PyTorch.ClipGradNorm(new Sgd { LearningRate = 1 }, maximum);
            var moved = optimizer.Step(optimizer.Init<double>([0.0, 0.0]), [0.0, 0.0], (Parameters<double>)[3.0, 4.0]).Parameters;
            Assert.Equal(-3 * factor, moved[0], 1e-15);
            Assert.Equal(-4 * factor, moved[1], 1e-15);
        }
    }

    [Fact]
    public void The_norm_is_over_all_tensors()
    {
        var layout = Layout.Of(("a", [1]), ("b", [1]));
        var at = new Sgd { LearningRate = 1 }.ClippedTo(1).Start(Parameters<double>.Filled(layout, 0));
        Assert.Equal([-0.6, -0.8], new Sgd { LearningRate = 1 }.ClippedTo(1).Step(at.State, at.Parameters, Parameters<double>.Of(layout, 3, 4)).Parameters.Values.ToArray());
    }

    [Fact]
    public void A_gradient_of_zeros_stays_and_so_does_a_tiny_one()
    {
        Assert.Equal([0.0, 0.0], Clipped<double>([0.0, 0.0], 1));
        Assert.Equal([double.Epsilon, 0.0], Clipped<double>([double.Epsilon, 0.0], 1));
        Assert.Equal([0.0, -1e-30], Clipped<double>([1e-330, -3e300], 1e-30));
    }

    // G8: identity below, at most c (1 + 2 ulp), the direction kept, and twice the gradient clipped is the same, to the bit.
    [Theory, InlineData(3), InlineData(100), InlineData(5000)]
    public void A_clipped_gradient_is_no_longer_than_the_maximum_and_has_the_direction(int length)
    {
        AssertLaws<double>(length, double.BitIncrement(1) - 1);
        AssertLaws<float>(length, float.BitIncrement(1) - 1);
    }

    public static TheoryData<double[]> Enormous => new() { { [1.5e308, -1.5e308, 0] }, { [1e200, 1e200, 1e-300] }, { [1e160, 0, 3e160] } };

    // The norm of the first overflows in binary64.
    [Theory, MemberData(nameof(Enormous))]
    public void No_gradient_is_too_long(double[] gradient)
    {
        var exact = gradient.Select(value => value / 1e160 / 1e140).ToArray(); // The same direction; what vanishes vanishes in the result.
        var norm = double.Sqrt(exact.Sum(value => value * value));
        var clipped = Clipped<double>(gradient, 2);
        for (var i = 0; i < 3; i++) Assert.Equal(exact[i] / norm * 2, clipped[i], 1e-14);
    }

    [Fact]
    public void No_gradient_is_too_long_in_single_precision()
    {
        var clipped = Clipped<float>([3e38f, 3e38f, -3e38f], 1);
        for (var i = 0; i < 3; i++) Assert.Equal(i < 2 ? 0.57735026f : -0.57735026f, clipped[i], 2e-7f); // 1/√3, and two roundings.
    }

    [Fact]
    public void A_NaN_makes_all_of_it_NaN() => Assert.All(Clipped<double>([1, double.NaN, 3], 1), value => Assert.True(double.IsNaN(value)));

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_maximum_that_is_none_is_refused(double maximum)
    {
        Assert.StartsWith("Maximum must be finite and above 0.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().ClippedTo(maximum)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd().ClippedTo(1) with { Maximum = maximum });
        Assert.Equal("Wrapped", Assert.Throws<ArgumentNullException>(() => new ClipByGlobalNorm(null!, 1)).ParamName);
    }

    private static void AssertLaws<T>(int length, double ulp)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var number = 0u; number < 40; number++)
        {
            var key = RandomKey.FromSeed(5).FoldIn(number);
            var gradient = new T[length];
            for (var i = 0; i < length; i++) gradient[i] = key.Normal<T>((ulong)i);
            var norm = Norm(gradient);
            Assert.Equal(gradient, Clipped(gradient, norm * 1.0001));
            var maximum = norm * key.Uniform<double>((ulong)length);
            var clipped = Clipped(gradient, maximum);
            Assert.InRange(Norm(clipped), maximum * (1 - 2 * ulp), maximum * (1 + 2 * ulp));

            // Each element is rounded twice, after a division by a rounded norm; so is what is expected here.
            for (var i = 0; i < length; i++)
            {
                var exact = double.CreateChecked(gradient[i]) / norm * maximum;
                Assert.InRange(double.CreateChecked(clipped[i]), exact - double.Abs(exact) * 4 * ulp, exact + double.Abs(exact) * 4 * ulp);
            }

            Assert.Equal(clipped, Clipped([.. gradient.Select(value => value * T.CreateChecked(8))], maximum));
        }
    }

    /// <summary>The norm, rounded once: squares and sums are held with their errors, twice as precise.</summary>
    private static double Norm<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (sum, rest) = (0.0, 0.0);
        foreach (var value in values.Select(double.CreateChecked))
        {
            var square = value * value;
            var next = sum + square;
            var part = next - sum;
            rest += double.FusedMultiplyAdd(value, value, -square) + (sum - (next - part)) + (square - part);
            sum = next;
        }

        return double.Sqrt(sum + rest);
    }

    private static T[] Clipped<T>(T[] gradient, double maximum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var optimizer = new Sgd { LearningRate = 1 }.ClippedTo(maximum);
        var layout = Layout.Vector(gradient.Length);
        var at = optimizer.Start(Parameters<T>.Filled(layout, T.Zero));
        return [.. optimizer.Step(at.State, at.Parameters, Parameters<T>.Of(layout, gradient)).Parameters.Values.ToArray().Select(value => -value)];
    }
}
