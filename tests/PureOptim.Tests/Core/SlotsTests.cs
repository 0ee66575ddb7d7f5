using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

/// <summary>
/// Rules of no slot up to eight, on one that can be foretold: what it keeps are the last gradients, the latest first, and the parameter moves by
/// the one that it forgets.
/// </summary>
public sealed class SlotsTests
{
    /// <summary>More coordinates than lanes of either element type, and a rest.</summary>
    private const int Coordinates = 37;

    private const int Steps = 11;

    public static TheoryData<int> Counts => [0, 1, 2, 3, 4, 5, 6, 7, 8];

    [Theory, MemberData(nameof(Counts))]
    public void Every_slot_of_every_coordinate_stays_apart(int slots)
    {
        AssertRemembers<double>(slots);
        AssertRemembers<float>(slots);
    }

    [Theory, MemberData(nameof(Counts))]
    public void A_rule_with_a_slot_too_few_is_refused_in_numbers(int kept)
    {
        if (kept == 0) return;
        var refusal = Assert.Throws<ArgumentException>(() =>
            new Queue(kept).Sweep(new Coordinates<Real64>(new Real64[2], new Real64[2], [.. Enumerable.Range(1, kept - 1).Select(_ => new Real64[2])]), new StepContext(0)));
        var (numbers, slots) = (kept == 1 ? "1 number" : $"{kept} numbers", kept == 2 ? "is 1 slot" : $"are {kept - 1} slots");
        Assert.Equal($"The rule keeps {numbers} for a coordinate; there {slots}.", refusal.Message);
    }

    public static TheoryData<string[]?, string> BadNames => new()
    {
        { ["a", "b", "c", "d", "e", "f", "g", "h", "i"], "Named keeps 9 numbers for a coordinate; an element-wise rule keeps at most 8." },
        { ["a", ""], "Named has Slots of which one is empty." },
        { ["a", "b", "a"], "Named has Slots of which 'a' is used twice." },
        { null, "Named has no Slots; an optimizer without memory has an empty list." },
    };

    [Theory, MemberData(nameof(BadNames))]
    public void Slots_that_a_state_cannot_have_are_refused_before_the_first_step(string[]? names, string expected)
    {
        var optimizer = new Named(names is null ? default : [.. names.Select(name => Slot.Zero(name))]);
        Assert.All(
            (Action[])[() => optimizer.Init<double>([1.0]), () => optimizer.Start<float>([1f]), () => Formula.Of(optimizer)],
            begin => Assert.Equal(expected, Assert.Throws<InvalidOperationException>(begin).Message));
    }

    [Fact]
    public void A_slot_of_another_shape_is_refused() => Assert.Equal(
        "Named looks at one coordinate at a time; its slot 'a' has the shape rows.",
        Assert.Throws<InvalidOperationException>(() => new Named([Slot.Zero("a") with { Shape = SlotShape.Rows }]).Init<double>([1.0])).Message);

    private static void AssertRemembers<T>(int slots)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var optimizer = new Queue(slots);
        var layout = Layout.Vector(Coordinates);
        var gradients = Enumerable.Range(0, Steps).Select(step => Filled(coordinate => Gradient(step, coordinate))).ToArray();
        var at = optimizer.Start(Filled(_ => 0));
        var folded = optimizer.Fold(at, gradients);
        foreach (var gradient in gradients) at = optimizer.Step(at.State, at.Parameters, gradient);
        Assert.Equal(at, folded);
        Assert.Equal(Filled(coordinate => -Enumerable.Range(0, Steps - slots).Sum(step => Gradient(step, coordinate))), at.Parameters);
        for (var slot = 0; slot < slots; slot++) Assert.Equal(Filled(coordinate => Gradient(Steps - 1 - slot, coordinate)), at.State.Slots[slot]);

        // Small integers, so that every sum is exact in both element types.
        static int Gradient(int step, int coordinate) => 100 * (step + 1) + coordinate;

        Parameters<T> Filled(Func<int, int> value) => Parameters<T>.Of(layout, [.. Enumerable.Range(0, Coordinates).Select(i => T.CreateChecked(value(i)))]);
    }

    private sealed record Named(ImmutableArray<Slot> Given) : ElementWise
    {
        public override ImmutableArray<Slot> Slots => Given;

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R, ValueTuple>, ValueTuple>(default);
    }

    private sealed record Queue(int Kept) : ElementWise
    {
        public override ImmutableArray<Slot> Slots => [.. Enumerable.Range(1, Kept).Select(slot => Slot.Zero($"Slot{slot}"))];

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
        {
            if (Kept == 0) coordinates.Apply<Rule<R, ValueTuple>, ValueTuple>(default);
            if (Kept == 1) coordinates.Apply<Rule<R, R>, R>(default);
            if (Kept == 2) coordinates.Apply<Rule<R, (R, R)>, (R, R)>(default);
            if (Kept == 3) coordinates.Apply<Rule<R, (R, R, R)>, (R, R, R)>(default);
            if (Kept == 4) coordinates.Apply<Rule<R, (R, R, R, R)>, (R, R, R, R)>(default);
            if (Kept == 5) coordinates.Apply<Rule<R, (R, R, R, R, R)>, (R, R, R, R, R)>(default);
            if (Kept == 6) coordinates.Apply<Rule<R, (R, R, R, R, R, R)>, (R, R, R, R, R, R)>(default);
            if (Kept == 7) coordinates.Apply<Rule<R, (R, R, R, R, R, R, R)>, (R, R, R, R, R, R, R)>(default);
            if (Kept == 8) coordinates.Apply<Rule<R, Eight<R>>, Eight<R>>(default);
        }
    }

    private record struct Eight<R>(R A, R B, R C, R D, R E, R F, R G, R H);

    /// <summary>A queue of gradients, by whatever type of memory.</summary>
    private readonly record struct Rule<R, TMemory> : IRule<R, TMemory>
        where R : struct, IReal<R>
        where TMemory : struct
    {
        public (R Update, TMemory Memory) Step(R parameter, R gradient, TMemory memory)
        {
            if (typeof(TMemory) == typeof(ValueTuple)) return (gradient, memory);
            var numbers = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref System.Runtime.CompilerServices.Unsafe.As<TMemory, R>(ref memory),
                System.Runtime.CompilerServices.Unsafe.SizeOf<TMemory>() / System.Runtime.CompilerServices.Unsafe.SizeOf<R>());
            var last = numbers[^1];
            for (var i = numbers.Length - 1; i > 0; i--) numbers[i] = numbers[i - 1];
            numbers[0] = gradient;
            return (last, memory);
        }
    }
}
