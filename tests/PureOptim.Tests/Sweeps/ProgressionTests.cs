using PureOptim.Experiments.Sweeps;

namespace PureOptim.Tests.Sweeps;

public sealed class ProgressionTests
{
    [Fact]
    public void Equal_distances_have_exact_ends() => Assert.Equal(["0", "15", "30", "45", "60", "75", "90"], Of(new LinearProgression(0, 90, 7)));

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
