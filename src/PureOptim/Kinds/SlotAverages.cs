using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Running averages in slots. The two forms are equal in real numbers; each rounds in its own way.</summary>
internal static class SlotAverages
{
    /// <summary>m' = m + (1 - β) (x - m), kept in the slot of m.</summary>
    internal static Vector KeepToward(this TensorStep tensor, string slot, Vector value, Scalar beta) =>
        tensor.Keep(slot, tensor[slot] + (1 - beta) * (value - tensor[slot]));

    /// <summary>m' = β m + (1 - β) x, kept in the slot of m.</summary>
    internal static Vector KeepFaded(this TensorStep tensor, string slot, Vector value, Scalar beta) =>
        tensor.Keep(slot, beta * tensor[slot] + (1 - beta) * value);
}
