using PureOptim.Runs.Sweeps;

namespace PureOptim.Tests.Sweeps;

public sealed class ProgressionTests
{
    [Fact]
    public void Equal_distances_have_exact_ends() => Assert.Equal(["0", "15", "30", "45", "60", "75", "90"], Of(new LinearProgression(0, 90, 7)));

    [Theory]
    [InlineData(0.1, 1, 10, "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1")] // In doubles the third is 0.30000000000000004.
    [InlineData(-0.3, 0.3, 7, "-0.3 -0.2 -0.1 0 0.1 0.2 0.3")]
    [InlineData(1, 0.7, 4, "1 0.9 0.8 0.7")]
    [InlineData(1e-7, 3e-7, 3, "1e-7 2e-7 3e-7")]
    [InlineData(0.9, 0.999, 4, "0.9 0.933 0.966 0.999")]
    [InlineData(1000000, 1000001, 11, "1000000 1000000.1 1000000.2 1000000.3 1000000.4 1000000.5 1000000.6 1000000.7 1000000.8 1000000.9 1000001")]
    [InlineData(0, 1, 4, "0 0.333333 0.666667 1")] // A third has no end: six digits of the distance.
    [InlineData(0, -0.01, 7, "0 -0.00166667 -0.00333333 -0.005 -0.00666667 -0.00833333 -0.01")]
    [InlineData(0, 1e9, 4, "0 333333333 666666667 1000000000")]
    [InlineData(0, 1e20, 4, "0 3.33333e19 6.66667e19 1e20")]
    [InlineData(1e-300, 1e300, 4, "1e-300 3.33333e299 6.66667e299 1e300")]
    [InlineData(-1.5e308, 1.5e308, 3, "-1.5e308 0 1.5e308")] // Their distance is beyond every double.
    [InlineData(5e-324, 5e-324, 3, "5e-324 5e-324 5e-324")]
    public void Equal_distances_read_as_a_person_would_write_them(double from, double to, long count, string expected) =>
        Assert.Equal(expected, string.Join(' ', Of(new LinearProgression(from, to, count)).Select(text => text.Replace("E+", "e", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal))));

    [Fact]
    public void Neighbours_stay_apart_however_many_there_are()
    {
        Assert.Distinct(Of(new LinearProgression(0.1, 0.1000001, 1_001)));
        Assert.Distinct(Of(new LogarithmicProgression(1, 1.0001, 1_001)));
    }

    [Fact]
    public void Equal_ratios_have_exact_ends_and_six_digits_between() =>
        // 10^(k/3) in six digits.
        Assert.Equal(["0.001", "0.00215443", "0.00464159", "0.01", "0.0215443", "0.0464159", "0.1"], Of(new LogarithmicProgression(0.001, 0.1, 7)));

    [Fact]
    public void Equal_ratios_also_fall() => Assert.Equal(["1", "0.1", "0.01"], Of(new LogarithmicProgression(1, 0.01, 3)));

    [Fact]
    public void Whole_numbers_go_up_to_the_end_that_they_may_not_reach() => Assert.Equal(["3", "5", "7"], Of(new IntegerProgression(3, 8, 2)));

    private static IEnumerable<string> Of(Progression progression) =>
        Enumerable.Range(0, (int)progression.Length).Select(i => progression.At(i).ToJsonString());
}
