using PureOptim.Core;
using PureOptim.Optimizers;
using PureOptim.Parameters;

namespace PureOptim.Tests.Core;

public sealed class OptimizerStateTests
{
    private static readonly Parameters<double> _start = [1.0, -2.0];

    [Fact]
    public void A_first_state_says_who_made_it_and_what_it_holds()
    {
        var state = new Adam().Init(_start);
        Assert.Equal("Adam", state.Optimizer);
        Assert.Equal(0, state.Step);
        Assert.Equal("FirstMoment, SecondMoment", string.Join(", ", state.SlotNames));
        Assert.Equal([0.0, 0.0], state["SecondMoment"].Values.ToArray());
        Assert.Equal("Adam after 0 steps: FirstMoment [0, 0], SecondMoment [0, 0]", state.ToString());
    }

    [Fact]
    public void A_slot_that_is_not_there_is_answered_with_those_that_are()
    {
        var message = Assert.Throws<ArgumentException>(() => new Adam().Init(_start)["Velocity"]).Message;
        Assert.Contains("Adam has no slot 'Velocity'; it has: FirstMoment, SecondMoment", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_states_are_refused()
    {
        Assert.Contains("1 names for 0 slots", Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, ["a"], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerState<double>("Sgd", -1, [], []));
        Assert.Throws<ArgumentException>(() => new OptimizerState<double>("", 0, [], []));
    }

    [Fact]
    public void Equality_and_digest_see_name_step_slots_and_inner_states()
    {
        OptimizerState<double> State(string name = "A", long step = 1, string slot = "s", double value = 0, OptimizerState<double>? inner = null) =>
            new(name, step, [slot], [[value]], inner is null ? [] : [inner]);

        OptimizerState<double>[] different = [State(), State("B"), State(step: 2), State(slot: "t"), State(value: -0.0), State(inner: State()),
            State(inner: State("B")), State(inner: State(step: 2))];

        // One by one: a hash code that differs would hide that Equals does not look.
        Assert.All(different.Index(), one => Assert.All(different.Index(), other => Assert.Equal(one.Index == other.Index, one.Item.Equals(other.Item))));
        Assert.False(State().Equals(null));
        Assert.Equal(different.Length, different.Select(Hash).Distinct().Count());
        Assert.Equal(State(), State());
        Assert.Equal(Hash(State()), Hash(State()));
    }

    private static string Hash(OptimizerState<double> state)
    {
        using var digest = new Digest();
        state.AddTo(digest);
        return digest.ToHexadecimal();
    }
}
