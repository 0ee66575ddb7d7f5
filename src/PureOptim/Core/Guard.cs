using System.Numerics;
using System.Runtime.CompilerServices;
using PureOptim.Parameters;

namespace PureOptim.Core;

/// <summary>The checks at the library's doors. Each failure names the thing, the value and the rule.</summary>
internal static class Guard
{
    /// <summary>A hyperparameter that is finite and at least 0.</summary>
    internal static Schedule NonNegative(Schedule value, [CallerMemberName] string name = "") =>
        Within(value, value?.Minimum >= 0 && value.Maximum < double.PositiveInfinity, "finite and at least 0", name);

    /// <summary>A hyperparameter in [0, 1].</summary>
    internal static Schedule UnitInterval(Schedule value, [CallerMemberName] string name = "") =>
        Within(value, value?.Minimum >= 0 && value.Maximum <= 1, "between 0 and 1", name);

    /// <summary>A hyperparameter in [0, 1).</summary>
    internal static Schedule BelowOne(Schedule value, [CallerMemberName] string name = "") =>
        Within(value, value?.Minimum >= 0 && value.Maximum < 1, "at least 0 and below 1", name);

    /// <summary>A number that is finite and at least 0.</summary>
    internal static double NonNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && value < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0.");

    /// <summary>A number that is finite.</summary>
    internal static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");

    /// <summary>A choice that is one of its type's.</summary>
    internal static TChoice Defined<TChoice>(TChoice value, [CallerMemberName] string name = "")
        where TChoice : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be one of {string.Join(", ", Enum.GetNames<TChoice>())}.");

    /// <summary>Refuses a layout other than the one expected.</summary>
    internal static void SameLayout(string what, Layout expected, Layout actual)
    {
        if (expected.FirstDifference(actual) is { } difference)
            throw new ArgumentException($"The {what} do not have the layout of the parameters: {difference}.", what);
    }

    /// <summary>Refuses a state of another optimizer or for other parameters.</summary>
    internal static void Belongs<T>(IOptimizer optimizer, OptimizerState<T> state, Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(parameters);
        if (state.Optimizer != optimizer.Name)
            throw new ArgumentException($"The state was made by {state.Optimizer}; this is {optimizer.Name}.", nameof(state));
        foreach (var slot in state.Slots) SameLayout("slots of the state", parameters.Layout, slot.Layout);
    }

    private static Schedule Within(Schedule value, bool holds, string rule, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (holds) return value;
        var growth = value.Maximum == double.PositiveInfinity && value is not Schedule.Constant
            ? " It grows without bound: a schedule that grows needs an end (\"end\" of an exponential)."
            : "";
        throw new ArgumentOutOfRangeException(name, value, $"{name} must be {rule}.{growth}");
    }
}
