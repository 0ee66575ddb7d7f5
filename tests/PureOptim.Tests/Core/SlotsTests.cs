using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

/// <summary>
/// Rules of no slot up to four, on one that can be foretold: what it keeps are the last gradients, the latest first, and the parameter moves by
/// the one that it forgets.
/// </summary>
public sealed class SlotsTests
{
    /// <summary>More coordinates than lanes of either element type, and a rest.</summary>
    private const int Coordinates = 37;

    private const int Steps = 7;

    public static TheoryData<int> Counts => [0, 1, 2, 3, 4];

    [Theory, MemberData(nameof(Counts))]
    public void Every_slot_of_every_coordinate_stays_apart(int slots)
    {
        AssertRemembers<double>(slots);
        AssertRemembers<float>(slots);
    }

    [Theory, MemberData(nameof(Counts))]
    public void Slots_in_spans_are_those_that_are_not_empty(int slots)
    {
        var memory = Enumerable.Range(0, slots).Select(slot => (Real64[])[10.0 * slot, 10.0 * slot + 1]).ToArray();
        Assert.Equal(slots, Spans(memory).Count);
        var parameters = new Real64[2];
        new Memory(slots).Update(new Coordinates<Real64>(parameters, (Real64[])[7.0, 8.0], Spans(memory), parameters, Spans(memory)), 0);
        for (var slot = 1; slot < slots; slot++) Assert.Equal([10 * (slot - 1), 10 * (slot - 1) + 1], memory[slot].Select(value => value.Value));
        if (slots > 0) Assert.Equal([7, 8], memory[0].Select(value => value.Value));
        Assert.Equal(slots == 0 ? [7, 8] : [10 * (slots - 1), 10 * (slots - 1) + 1], parameters.Select(value => value.Value));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_slot_of_another_length_is_refused(int odd)
    {
        foreach (var (slots, length) in from slots in Enumerable.Range(odd, 5 - odd) from length in new[] { 1, 3 } select (slots, length))
        {
            var refusal = Assert.Throws<ArgumentException>(() =>
            {
                var memory = Enumerable.Range(1, slots).Select(slot => new Real64[slot == odd ? length : 2]).ToArray();
                var parameters = new Real64[2];
                new Memory(slots).Update(new Coordinates<Real64>(parameters, parameters, Spans(memory), parameters, Spans(memory)), 0);
            });
            Assert.Equal("A slot's length is not that of the 2 parameters. (Parameter 'spans')", refusal.Message);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_rule_with_a_slot_too_few_is_refused_in_numbers(int kept)
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
        {
            var memory = Enumerable.Range(1, kept - 1).Select(_ => new Real64[2]).ToArray();
            var parameters = new Real64[2];
            new Memory(kept).Update(new Coordinates<Real64>(parameters, parameters, Spans(memory), parameters, Spans(memory)), 0);
        });
        var (numbers, slots) = (kept == 1 ? "1 number" : $"{kept} numbers", kept == 2 ? "is 1 slot" : $"are {kept - 1} slots");
        Assert.Equal($"The rule keeps {numbers} for a coordinate; there {slots}.", refusal.Message);
    }

    [Fact]
    public void More_than_four_numbers_are_refused_with_their_type()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => new Memory(5).Update(new Coordinates<Real64>(new Real64[1], new Real64[1], Spans([]), new Real64[1], Spans([])), 0));
        Assert.StartsWith("A rule keeps nothing, one number, or a tuple of up to four, not System.ValueTuple`5", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string?[]?, string> BadNames => new()
    {
        { ["a", "b", "c", "d", "e"], "Named has 5 SlotNames (a, b, c, d, e); a rule keeps at most 4 numbers for a coordinate." },
        { ["a", ""], "Named has SlotNames of which one is empty." },
        { [null], "Named has SlotNames of which one is empty." },
        { ["a", "b", "a"], "Named has SlotNames of which 'a' is used twice." },
        { null, "Named has no SlotNames; a rule without memory has an empty list." },
    };

    [Theory, MemberData(nameof(BadNames))]
    public void Names_that_a_state_cannot_have_are_refused_before_the_first_step(string?[]? names, string expected)
    {
        var optimizer = new Named(names is null ? default : [.. names!]);
        Assert.All(
            (Action[])[() => optimizer.Init<double>([1.0]), () => optimizer.Start<float>([1f]), () => Formula.Of(optimizer)],
            begin => Assert.Equal(expected, Assert.Throws<InvalidOperationException>(begin).Message));
    }

    private static void AssertRemembers<T>(int slots)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var optimizer = new Memory(slots);
        var layout = Layout.Vector(Coordinates);
        var gradients = Enumerable.Range(0, Steps).Select(step => Filled(coordinate => Gradient(step, coordinate))).ToArray();
        var at = optimizer.Start(Filled(_ => 0));
        var folded = optimizer.Fold(at, gradients);
        foreach (var gradient in gradients) at = optimizer.Step(at.State, at.Parameters, gradient);
        Assert.Equal(at, folded);
        Assert.Equal(Filled(coordinate => Enumerable.Range(0, Steps - slots).Sum(step => Gradient(step, coordinate))), at.Parameters);
        for (var slot = 0; slot < slots; slot++) Assert.Equal(Filled(coordinate => Gradient(Steps - 1 - slot, coordinate)), at.State.Slots[slot]);

        // Small integers, so that every sum is exact in both element types.
        static int Gradient(int step, int coordinate) => 100 * (step + 1) + coordinate;

        Parameters<T> Filled(Func<int, int> value) => Parameters<T>.Of(layout, [.. Enumerable.Range(0, Coordinates).Select(i => T.CreateChecked(value(i)))]);
    }

    private static SlotSpans<Real64> Spans(Real64[][] slots) => new()
    {
        First = slots.Length > 0 ? slots[0] : [],
        Second = slots.Length > 1 ? slots[1] : [],
        Third = slots.Length > 2 ? slots[2] : [],
        Fourth = slots.Length > 3 ? slots[3] : [],
    };

    private sealed record Named(ImmutableArray<string> Names) : CoordinateWise
    {
        public override ImmutableArray<string> SlotNames => Names;

        public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<None<R>, ValueTuple>(default);
    }

    private sealed record Memory(int Kept) : CoordinateWise
    {
        public override ImmutableArray<string> SlotNames => [.. Enumerable.Range(1, Kept).Select(slot => $"Slot{slot}")];

        public override void Update<R>(Coordinates<R> coordinates, long step)
        {
            if (Kept == 0) coordinates.Apply<None<R>, ValueTuple>(default);
            if (Kept == 1) coordinates.Apply<One<R>, R>(default);
            if (Kept == 2) coordinates.Apply<Two<R>, (R, R)>(default);
            if (Kept == 3) coordinates.Apply<Three<R>, (R, R, R)>(default);
            if (Kept == 4) coordinates.Apply<Four<R>, (R, R, R, R)>(default);
            if (Kept == 5) coordinates.Apply<Five<R>, (R, R, R, R, R)>(default);
        }
    }

    private readonly record struct None<R> : IRule<R, ValueTuple>
        where R : struct, IReal<R>
    {
        public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) => (parameter + gradient, slots);
    }

    private readonly record struct One<R> : IRule<R, R>
        where R : struct, IReal<R>
    {
        public (R Parameter, R Slots) Step(R parameter, R gradient, R slots) => (parameter + slots, gradient);
    }

    private readonly record struct Two<R> : IRule<R, (R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R) Slots) Step(R parameter, R gradient, (R, R) slots) => (parameter + slots.Item2, (gradient, slots.Item1));
    }

    private readonly record struct Three<R> : IRule<R, (R, R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R, R) Slots) Step(R parameter, R gradient, (R, R, R) slots) =>
            (parameter + slots.Item3, (gradient, slots.Item1, slots.Item2));
    }

    private readonly record struct Four<R> : IRule<R, (R, R, R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R, R, R) Slots) Step(R parameter, R gradient, (R, R, R, R) slots) =>
            (parameter + slots.Item4, (gradient, slots.Item1, slots.Item2, slots.Item3));
    }

    private readonly record struct Five<R> : IRule<R, (R, R, R, R, R)>
        where R : struct, IReal<R>
    {
        public (R Parameter, (R, R, R, R, R) Slots) Step(R parameter, R gradient, (R, R, R, R, R) slots) => (parameter, slots);
    }
}
