using System.Globalization;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Descriptions;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e21, "1e21")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_are_short(double value, string text) => Assert.Equal(text, NumberText.Shortest(value));

    [Fact]
    public void What_is_written_reads_back_as_the_same_bits()
    {
        var key = RandomKey.FromSeed(1);
        for (ulong i = 0; i < 10_000; i++)
        {
            var value = BitConverter.UInt64BitsToDouble(key.Bits64(i));
            if (double.IsNaN(value)) continue;
            Assert.Equal(value, double.Parse(NumberText.Shortest(value), CultureInfo.InvariantCulture));
            var single = BitConverter.UInt32BitsToSingle(key.Bits32(i));
            if (!float.IsNaN(single)) Assert.Equal(single, float.Parse(NumberText.Shortest(single, FloatType.Float32), CultureInfo.InvariantCulture));
        }
    }
}
