using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>The messages of a tensor-wise optimizer or a wrapper to a state that is not its own.</summary>
public sealed class KindGuardTests
{
    private static readonly Layout _layout = Layout.Of(("w", [3, 2]), ("b", [4]));
    private static readonly Parameters<double> _ones = Parameters<double>.Filled(_layout, 1);

    private static readonly Probe _probe = new((tensor, _) => tensor.Gradient)
    {
        Remembers = [Slot.Zero("Velocity"), Slot.Zero("Rows") with { Shape = SlotShape.Rows }, Slot.Run("Count", 1)],
    };

    [Fact]
    public void A_slot_of_another_layout_is_refused_by_name()
    {
        var state = _probe.Init(_ones);
        Refuses("numbers of slot 'Velocity'", With(state, state.Slots.SetItem(0, Parameters<double>.Filled(Layout.Of(("w", [2, 3]), ("b", [4])), 0))));
        Refuses("numbers of slot 'Rows'", With(state, state.Slots.SetItem(1, Parameters<double>.Filled(Layout.Of(("w", [2])), 0))));
        Refuses("Probe", With(state, state.Slots), expected: false);
    }

    [Fact]
    public void Slots_of_other_names_are_refused_with_both_lists()
    {
        var state = _probe.Init(_ones);
        Refuses("The state of Probe has the slots Velocity, Rows; expected are Velocity, Rows, Count.", new("Probe", 0, state.SlotNames, state.Slots));
        Refuses("The state of Probe has the slots none; expected are Velocity, Rows, Count.", new("Probe", 0, [], []));
        var empty = new Probe((tensor, _) => tensor.Gradient);
        Assert.StartsWith(
            "The state of Probe has the slots Velocity, Rows, Count; expected are none.",
            Assert.Throws<ArgumentException>(() => empty.Step(state, _ones, _ones)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slot_that_is_null_is_refused_before_the_first_step() => Assert.Equal(
        "Probe has Slots of which one is null.",
        Assert.Throws<InvalidOperationException>(() => (_probe with { Remembers = [Slot.Zero("a"), null!] }).Init(_ones)).Message);

    [Fact]
    public void An_inner_state_of_another_optimizer_or_none_is_refused()
    {
        var optimizer = new Adam().ClippedTo(1).WithDecay(0.1);
        var (state, other) = (optimizer.Init(_ones), new Momentum().ClippedTo(1).WithDecay(0.1).Init(_ones));
        Assert.StartsWith(
            "The state was made by Momentum; this is Adam.",
            Assert.Throws<ArgumentException>(() => optimizer.Step(other, _ones, _ones)).Message, StringComparison.Ordinal);
        OptimizerState<double> bare = new(state.Optimizer, 0, [], []);
        Assert.StartsWith(
            "The state of DecoupledDecay holds 0 inner states; the optimizer consists of 1: ClipByGlobalNorm.",
            Assert.Throws<ArgumentException>(() => optimizer.Step(bare, _ones, _ones)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_returns_null_is_told_so() => Assert.Equal(
        "A formula returned null.",
        Assert.Throws<InvalidOperationException>(() => Probe.Update(_ => null!, _ones, _ones)).Message);

    private static OptimizerState<double> With(OptimizerState<double> state, ImmutableArray<Parameters<double>> slots) =>
        new(state.Optimizer, state.Step, state.SlotNames, slots, [], state.ScalarNames, state.Scalars);

    private static void Refuses(string message, OptimizerState<double> state, bool expected = true)
    {
        var refusal = Record.Exception(() => _probe.Step(state, _ones, _ones));
        Assert.Equal(expected, refusal is ArgumentException && refusal.Message.Contains(message, StringComparison.Ordinal));
    }
}
