namespace PureOptim.Tests.Parameters;

public sealed class ParametersTests
{
    private static readonly Layout _layout = Layout.Of(("weight", [2, 2]), ("bias", [2]));

    [Fact]
    public void A_tensor_is_a_view_by_name()
    {
        var parameters = Parameters<double>.Of(_layout, 1, 2, 3, 4, 5, 6);
        Assert.Equal([1.0, 2, 3, 4], parameters["weight"].ToArray());
        Assert.Equal([5.0, 6], parameters["bias"].ToArray());
        Assert.Equal(5, parameters[4]);
        Assert.Throws<ArgumentException>(() => parameters["other"].Length);
    }

    [Fact]
    public void Nothing_shares_memory_with_the_caller()
    {
        double[] values = [1, 2, 3, 4, 5, 6];
        var parameters = Parameters<double>.Of(_layout, values);
        values[0] = 99;
        Assert.Equal(1, parameters[0]);
    }

    [Fact]
    public void Equality_is_of_layout_and_bits()
    {
        Parameters<double> zero = [0.0], minusZero = [-0.0], nan = [double.NaN];
        Assert.NotEqual(zero, minusZero);
        Assert.Equal(nan, [double.NaN]);
        Parameters<double> otherNan = [BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(double.NaN) ^ 1)];
        Assert.Equal(nan, otherNan);
        Assert.Equal(nan.GetHashCode(), otherNan.GetHashCode());
        Assert.NotEqual(nan, zero);
        Assert.NotEqual(zero, Parameters<double>.Of(Layout.Of(("y", [1])), 0.0));
        Assert.Equal(zero.GetHashCode(), Parameters<double>.Filled(Layout.Vector(1), 0).GetHashCode());
    }

    [Fact]
    public void A_wrong_number_of_values_is_refused_with_both_numbers() =>
        Assert.Contains("3 values for a layout of 6", Assert.Throws<ArgumentException>(() => Parameters<double>.Of(_layout, 1, 2, 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_elements_than_float_and_double_are_refused() =>
        Assert.All(
            (Action[])[() => Parameters<Half>.Filled(_layout, Half.One), () => Parameters<Half>.Of(Layout.Vector(1), Half.One), () => Parameters<Half>.Create(_layout, _ => { }), () => _ = (Parameters<Half>)[Half.One]],
            make => Assert.Equal("Parameters are float or double, not System.Half.", Assert.Throws<NotSupportedException>(make).Message));

    [Fact]
    public void Numbers_beside_a_NaN_are_compared_by_their_bits()
    {
        var otherNan = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(double.NaN) ^ 1);
        // By Equals itself: as sequences, NaNs are equal whatever Equals says.
        Assert.True(Same([double.NaN, 1], [otherNan, 1]));
        Assert.True(Same([double.NaN, 1], [BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(double.NaN) ^ (1UL << 63)), 1]));
        Assert.False(Same([double.NaN, 1], [otherNan, 2]));
        Assert.False(Same([double.NaN, 0.0], [otherNan, -0.0]));
        Assert.False(Same([double.NaN, 1], [otherNan, otherNan]));
        Assert.False(Same([double.NaN, double.NaN], [otherNan, 1]));

        static bool Same(Parameters<double> one, Parameters<double> other) => one.Equals(other);
    }

    [Fact]
    public void A_hash_code_depends_on_the_numbers()
    {
        static int[] Codes(params double[] values) => [.. values.Select(value => ((Parameters<double>)[value]).GetHashCode())];
        Assert.Distinct(Codes(1, 2, double.NaN));
    }

    [Fact]
    public void Elements_are_enumerated_in_order()
    {
        var seen = new List<double>();
        foreach (var value in (Parameters<double>)[1.0, 2, 3]) seen.Add(value);
        Assert.Equal([1.0, 2, 3], seen);
    }

    [Fact]
    public void Text_is_short_and_round_trips()
    {
        Assert.Equal("[-7, 0.1]", ((Parameters<double>)[-7.0, 0.1]).ToString());
        Assert.Equal("[1, 1, 1, 1, 1, 1, 1, 1]", Parameters<float>.Filled(Layout.Vector(8), 1).ToString());
        Assert.Equal("[1, 1, 1, 1, 1, 1, 1, 1, ... 9 in all]", Parameters<float>.Filled(Layout.Vector(9), 1).ToString());
    }

    [Fact]
    public void A_filler_writes_every_element_once() =>
        Assert.Equal([2.0f, 2, 2, 2, 2, 2], Parameters<float>.Create(_layout, values => values.Fill(2)).Values.ToArray());
}
