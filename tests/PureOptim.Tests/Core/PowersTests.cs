using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

public sealed class PowersTests
{
    public static TheoryData<double> Decays => [0.0, 0.5, 0.9, 0.999, 0.9994, 0.9999999, 0.9999999999999999, 1.0, -0.5];

    // Past the last step that counts too: 54 binary digits take 54 ln 2 / -ln(decay) steps, 37,411 at 0.999 and 62,364 at 0.9994.
    private static IEnumerable<long> Steps =>
        [.. Enumerable.Range(1, 2000), 37_400, 37_410, 37_411, 37_412, 40_000, 55_000, 62_364, 62_365, 62_366, 65_536, 1L << 31, 1L << 45];

    [Theory, MemberData(nameof(Decays))]
    public void A_step_has_the_powers_of_a_constant_and_of_a_schedule_with_its_value(double decay)
    {
        Schedule constant = decay, custom = Schedule.Custom(_ => decay, -1, 1);
        foreach (var step in Steps)
        {
            var (power, t) = (ElementaryFunctions.Power(decay, step), new StepContext(step - 1));
            Assert.Equal(power, t.Power(constant).Value);
            Assert.Equal(power, t.Power(custom).Value);
            Assert.Equal(1 - power, t.OneMinusPower(constant).Value);
            Assert.Equal(1 - power, t.OneMinusPower(custom).Value);
        }
    }

    [Fact]
    public void A_constant_that_is_changed_has_other_powers()
    {
        var half = new Schedule.Constant(0.5);
        Assert.Equal(0.25, new StepContext(1).Power(half).Value);
        Assert.Equal(0.0625, new StepContext(1).Power(half with { Value = 0.25 }).Value);
        Assert.Equal(half, new Schedule.Constant(0.5));
        Assert.Equal(half.GetHashCode(), new Schedule.Constant(0.5).GetHashCode());
    }
}
