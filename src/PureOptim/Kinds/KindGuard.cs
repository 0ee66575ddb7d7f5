using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Checks of optimizers and their states that need to know the kinds of optimizers.</summary>
internal static class KindGuard
{
    /// <summary>Refuses slots that a state cannot have.</summary>
    internal static void Slots(Optimizer optimizer)
    {
        var slots = optimizer.Slots;
        if (slots.IsDefault) throw new InvalidOperationException($"{optimizer.Name} has no Slots; an optimizer without memory has an empty list.");
        if (slots.Contains(null!)) throw new InvalidOperationException($"{optimizer.Name} has Slots of which one is null.");
        if (Guard.FaultOf([.. slots.Select(slot => slot.Name)]) is { } fault) throw new InvalidOperationException($"{optimizer.Name} has Slots of which {fault}.");
        if (optimizer is not ElementWise) return;
        if (slots.FirstOrDefault(slot => slot.Shape != SlotShape.Tensor && slot.Shape != SlotShape.Run) is { } other)
            throw new InvalidOperationException($"{optimizer.Name} looks at one coordinate at a time; its slot '{other.Name}' has the shape {other.Shape}.");
        var kept = slots.Count(slot => slot.Shape == SlotShape.Tensor);
        if (kept > RuleMemory<Real64>.Maximum)
            throw new InvalidOperationException(Invariant($"{optimizer.Name} keeps {kept} numbers for a coordinate; an element-wise rule keeps at most {RuleMemory<Real64>.Maximum}."));
    }

    /// <summary>Refuses optimizers that are wrapped in one another deeper than a step can follow.</summary>
    internal static void Depth(IOptimizer optimizer)
    {
        if (IsDeeper(optimizer, Optimizer.MostNested))
            throw new ArgumentException(Invariant($"{optimizer.Name} wraps optimizers more than {Optimizer.MostNested} deep."), nameof(optimizer));
    }

    private static bool IsDeeper(IOptimizer optimizer, int most)
    {
        if (most < 0) return true;
        foreach (var inner in optimizer.Inner)
        {
            if (IsDeeper(inner, most - 1)) return true;
        }

        return false;
    }

    /// <summary>The innermost optimizer that needs something.</summary>
    internal static IOptimizer WhoNeeds(IOptimizer optimizer, Needs need)
    {
        while (optimizer.Inner.FirstOrDefault(inner => inner.Needs.HasFlag(need)) is { } inner) optimizer = inner;
        return optimizer;
    }

    /// <summary>Refuses a state that another optimizer made, or this one for other parameters.</summary>
    internal static void Belongs<T>(IOptimizer optimizer, OptimizerState<T> state, Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (optimizer is null or ElementWise or not Optimizer || state is null || parameters is null)
        {
            Guard.Belongs(optimizer!, state!, parameters!);
            return;
        }

        Depth(optimizer);
        Check((Optimizer)optimizer, state, parameters.Layout);
    }

    private static void Check<T>(IOptimizer optimizer, OptimizerState<T> state, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (state.Optimizer != optimizer.Name)
            throw new ArgumentException($"The state was made by {state.Optimizer}; this is {optimizer.Name}.", nameof(state));
        if (optimizer is not Optimizer kind) return;
        var slots = kind.Slots;
        var (tensors, numbers) = (0, 0);
        foreach (var slot in slots)
        {
            var isNumber = slot.Shape == SlotShape.Run;
            var (names, index) = isNumber ? (state.ScalarNames, numbers++) : (state.SlotNames, tensors++);
            if (index >= names.Length || names[index] != slot.Name) throw OtherSlots(kind, state);
        }

        if (tensors != state.SlotNames.Length || numbers != state.ScalarNames.Length) throw OtherSlots(kind, state);
        tensors = 0;
        foreach (var slot in slots)
        {
            if (slot.Shape == SlotShape.Run) continue;
            var (wanted, there) = (slot.LayoutFor(layout), state.Slots[tensors++].Layout);
            if (!wanted.Equals(there)) Guard.SameLayout($"numbers of slot '{slot.Name}'", wanted, there);
        }

        var inner = kind.Inner;
        if (state.Inner.Length != inner.Length)
            throw new ArgumentException(Invariant($"The state of {optimizer.Name} holds {Counted.Of(state.Inner.Length, "inner state")}; the optimizer consists of {inner.Length}: {string.Join(", ", inner.Select(one => one.Name))}."), nameof(state));
        for (var i = 0; i < inner.Length; i++) Check(inner[i], state.Inner[i], kind.LayoutOf(i, layout));
    }

    private static ArgumentException OtherSlots<T>(Optimizer optimizer, OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Numbers of the run are kept apart from the slots of vectors.
        var expected = optimizer.Slots.OrderBy(slot => slot.Shape == SlotShape.Run).Select(slot => slot.Name);
        return new($"The state of {optimizer.Name} has the slots {Listed([.. state.SlotNames, .. state.ScalarNames])}; expected are {Listed([.. expected])}.", nameof(state));
    }

    private static string Listed(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names);
}
