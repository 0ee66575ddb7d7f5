using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

public sealed class CoordinatesTests
{
    private static readonly Momentum _rule = new() { LearningRate = 0.5, MomentumFactor = 0.5 };

    [Theory, InlineData(2, 1, 2), InlineData(2, 2, 1), InlineData(1, 2, 2)]
    public void Spans_of_different_lengths_are_refused(int parameters, int gradients, int room)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Update(parameters, gradients, room, 2, 2));
        Assert.StartsWith(
            $"There are {parameters} parameters, {gradients} gradients and room for {room} new parameters.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(0, 2), InlineData(2, 0)]
    public void A_rule_with_too_few_slots_is_refused(int slots, int newSlots) => Assert.Equal(
        "The rule keeps 1 number for a coordinate; there are 0 slots.",
        Assert.Throws<ArgumentException>(() => Update(2, 2, 2, slots, newSlots)).Message);

    [Fact]
    public void Of_no_coordinates_there_are_slots_enough() => Assert.Empty(Update(0, 0, 0, 0, 0));

    /// <summary>v' = v/2 - g/2 from 0 on a gradient of 1, and θ' = 0 + v'.</summary>
    [Fact]
    public void A_step_goes_where_there_is_room_for_it() => Assert.Equal([-0.5, -0.5], Update(2, 2, 2, 2, 2));

    private static double[] Update(int parameters, int gradients, int room, int slots, int newSlots)
    {
        var result = new Real64[room];
        var ones = Enumerable.Repeat((Real64)1.0, gradients).ToArray();
        _rule.Update(new Coordinates<Real64>(new Real64[parameters], ones, new() { First = new Real64[slots] }, result, new() { First = new Real64[newSlots] }), 0);
        return [.. result.Select(value => value.Value)];
    }
}
