using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

public sealed class BiasCorrectionTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    [InlineData(0.9994)]
    [InlineData(0.9999999)]
    [InlineData(0.9999999999999999)]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    public void It_is_one_minus_the_power_at_every_step(double decay)
    {
        // Past the last step that counts too: 54 binary digits take 54 ln 2 / -ln(decay) steps, 37,411 at 0.999 and 62,364 at 0.9994.
        foreach (var step in Enumerable.Range(1, 2000).Select(step => (long)step).Concat([37_400, 37_410, 37_411, 37_412, 40_000, 55_000, 62_364, 62_365, 62_366, 65_536, 1L << 31, 1L << 45]))
            Assert.Equal(1 - ElementaryFunctions.Power(decay, step), BiasCorrection.Of(decay, step));
    }

    [Fact]
    public void More_decays_in_turn_than_are_kept_are_still_right()
    {
        for (var round = 0; round < 3; round++)
            for (var i = 1; i < 10; i++) Assert.Equal(1 - ElementaryFunctions.Power(i / 10.0, 7), BiasCorrection.Of(i / 10.0, 7));
    }
}
