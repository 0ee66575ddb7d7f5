using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Numbers of a formula that is applied to each tensor, which then keeps its own, or to the whole model, whose numbers are those of the run.</summary>
internal static class SlotNumbers
{
    /// <summary>The slot of such a number, which starts at 0.</summary>
    internal static Slot Of(bool perTensor, string name, string symbol, string? latex = null) =>
        Slot.Zero(name, symbol, latex) with { Shape = perTensor ? SlotShape.Number : SlotShape.Run };

    /// <summary>The number before the step.</summary>
    internal static Scalar Number(this TensorStep tensor, StepContext t, string slot) => tensor.Name is null ? t.Kept(slot) : tensor.Number(slot);

    /// <summary>Sets the number after the step, and returns it.</summary>
    internal static Scalar Keep(this TensorStep tensor, StepContext t, string slot, Scalar value) => tensor.Name is null ? t.Keep(slot, value) : tensor.Keep(slot, value);
}
