using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

public sealed class CoordinatesTests
{
    private static readonly Momentum _rule = new() { LearningRate = 0.5, MomentumFactor = 0.5 };

    [Theory, InlineData(2, 1), InlineData(1, 2)]
    public void Spans_of_different_lengths_are_refused(int parameters, int gradients) => Assert.StartsWith(
        $"There are {parameters} parameters and {gradients} gradients.",
        Assert.Throws<ArgumentException>(() => Sweep(parameters, gradients, [new Real64[2]])).Message,
        StringComparison.Ordinal);

    [Theory, InlineData(1), InlineData(3)]
    public void A_slot_of_another_length_is_refused(int length) => Assert.StartsWith(
        $"There are 2 parameters; a slot has {length} numbers.",
        Assert.Throws<ArgumentException>(() => Sweep(2, 2, [new Real64[length]])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_rule_with_too_few_slots_is_refused() => Assert.Equal(
        "The rule keeps 1 number for a coordinate; there are 0 slots.",
        Assert.Throws<ArgumentException>(() => Sweep(2, 2, [])).Message);

    /// <summary>v' = v/2 - g/2 from 0 on a gradient of 1, and θ' = 0 + v'.</summary>
    [Fact]
    public void A_step_moves_the_parameters() => Assert.Equal([-0.5, -0.5], Sweep(2, 2, [new Real64[2]]));

    private static double[] Sweep(int parameters, int gradients, Real64[][] slots)
    {
        var result = new Real64[parameters];
        var ones = Enumerable.Repeat((Real64)1.0, gradients).ToArray();
        _rule.Sweep(new Coordinates<Real64>(result, ones, slots), new StepContext(0));
        return [.. result.Select(value => value.Value)];
    }
}
