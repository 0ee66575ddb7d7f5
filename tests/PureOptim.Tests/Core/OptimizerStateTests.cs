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
    public void A_step_allocates_the_new_parameters_and_the_new_state_alone()
    {
        // Three vectors and a state of a few references; what checks the state must add nothing. Bytes are counted, not time.
        var (adam, at) = (new Adam(), new Adam().Start(_start));
        for (var i = 0; i < 100; i++) at = adam.Step(at.State, at.Parameters, _start);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) at = adam.Step(at.State, at.Parameters, _start);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 1, 1000);
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
        Assert.Contains("1 name for 0 slots of Sgd", Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, ["a"], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerState<double>("Sgd", -1, [], []));
        Assert.Throws<ArgumentException>(() => new OptimizerState<double>("", 0, [], []));
        Assert.Contains("'a' is used twice", Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, ["a", "a"], [_start, _start])).Message, StringComparison.Ordinal);
        Assert.Contains("one is empty", Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, [null!], [_start])).Message, StringComparison.Ordinal);
        Assert.Contains("A slot of Sgd is null", Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, ["a"], [null!])).Message, StringComparison.Ordinal);
        Assert.Contains("An inner state of Sgd is null", Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, [], [], [null!])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_counts_steps_in_English_and_shows_the_states_of_wrapped_optimizers()
    {
        OptimizerState<double> inner = new("Adam", 1, ["FirstMoment"], [[0.5]]);
        Assert.Equal("Adam after 1 step: FirstMoment [0.5]", $"{inner}");
        Assert.Equal("Clipped after 2 steps: (Adam after 1 step: FirstMoment [0.5])", $"{new OptimizerState<double>("Clipped", 2, [], [], [inner])}");
        Assert.Equal("Sgd after 0 steps", $"{new OptimizerState<double>("Sgd", 0, default, default)}");
        Assert.Equal("Mean after 1 step: Mean [1], (Sgd after 0 steps)", $"{new OptimizerState<double>("Mean", 1, ["Mean"], [[1.0]], [new("Sgd", 0, [], [])])}");
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

    [Fact]
    public void Equality_digest_and_text_see_the_numbers_of_the_run()
    {
        OptimizerState<double> State(string name = "n", params double[] values) => new("A", 1, [], [], [], [.. values.Select((_, i) => $"{name}{i}")], [.. values]);

        OptimizerState<double>[] different = [State(), State("n", 0), State("m", 0), State("n", -0.0), State("n", 1), State("n", 0, 0), State("n", double.NaN), State("n", double.NaN, 0)];
        Assert.All(different.Index(), one => Assert.All(different.Index(), other => Assert.Equal(one.Index == other.Index, one.Item.Equals(other.Item))));
        Assert.Equal(different.Length, different.Select(Hash).Distinct().Count());

        // The sign and the payload of a NaN are the processor's choice.
        var other = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(double.NaN) ^ long.MinValue ^ 5);
        Assert.Equal(State("n", double.NaN), State("n", other));
        Assert.Equal(Hash(State("n", double.NaN)), Hash(State("n", other)));
        Assert.Equal("A after 1 step: n0 0.5", $"{State("n", 0.5)}");
    }

    [Fact]
    public void Numbers_of_the_run_that_do_not_fit_their_names_are_refused()
    {
        static string Refusal(string[] names, double[] values) =>
            Assert.Throws<ArgumentException>(() => new OptimizerState<double>("Sgd", 0, [], [], [], [.. names], [.. values])).Message;
        Assert.StartsWith("2 names for 1 number of Sgd.", Refusal(["a", "b"], [1]), StringComparison.Ordinal);
        Assert.StartsWith("Sgd has names of numbers of which 'a' is used twice.", Refusal(["a", "a"], [1, 2]), StringComparison.Ordinal);
    }

    private static string Hash(OptimizerState<double> state)
    {
        using var digest = new Digest();
        state.AddTo(digest);
        return digest.ToHexadecimal();
    }
}
