using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// Checks of what an optimizer is given, for those written elsewhere as for those here: of hyperparameters in their <c>init</c> accessors, and of
/// states and layouts in a step. Each exception names the thing, the rule and the value.
/// </summary>
public static class Guard
{
    /// <summary>A hyperparameter that is finite and at least 0 at every step.</summary>
    /// <param name="value">The hyperparameter.</param>
    /// <param name="name">What the message calls it: by default the property whose <c>init</c> calls this.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its range goes beyond.</exception>
    public static Schedule NonNegative(Schedule value, [CallerMemberName] string name = "") =>
        Within(value, value?.Minimum >= 0 && value.Maximum < double.PositiveInfinity, "finite and at least 0", name);

    /// <summary>A hyperparameter in [0, 1] at every step.</summary>
    /// <inheritdoc cref="NonNegative(Schedule, string)"/>
    public static Schedule UnitInterval(Schedule value, [CallerMemberName] string name = "") =>
        Within(value, value?.Minimum >= 0 && value.Maximum <= 1, "between 0 and 1", name);

    /// <summary>A hyperparameter in [0, 1) at every step.</summary>
    /// <inheritdoc cref="NonNegative(Schedule, string)"/>
    public static Schedule BelowOne(Schedule value, [CallerMemberName] string name = "") =>
        Within(value, value?.Minimum >= 0 && value.Maximum < 1, "at least 0 and below 1", name);

    /// <summary>Refuses a layout other than that of the parameters.</summary>
    /// <param name="what">What has the layout, in the plural: <c>gradients</c>.</param>
    /// <param name="expected">The layout of the parameters.</param>
    /// <param name="actual">The layout that it has.</param>
    /// <exception cref="ArgumentException">They differ; the message names the first tensor that does, and both shapes.</exception>
    public static void SameLayout(string what, Layout expected, Layout actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        if (expected.FirstDifference(actual) is { } difference)
            throw new ArgumentException($"The {what} do not have the layout of the parameters: {difference}.", what);
    }

    /// <summary>Refuses a state that another optimizer made, or this one for other parameters.</summary>
    /// <param name="optimizer">The optimizer that is about to take a step.</param>
    /// <param name="state">The state that it is given.</param>
    /// <param name="parameters">The parameters that it is given.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The name or a slot's layout differs; the message has both.</exception>
    public static void Belongs<T>(IOptimizer optimizer, OptimizerState<T> state, Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(parameters);
        if (state.Optimizer != optimizer.Name)
            throw new ArgumentException($"The state was made by {state.Optimizer}; this is {optimizer.Name}.", nameof(state));
        foreach (var slot in state.Slots) SameLayout("slots of the state", parameters.Layout, slot.Layout);
    }

    /// <summary>What is wrong with names of slots, after "names of which"; null where nothing is. Every step asks, so nothing is allocated.</summary>
    internal static string? FaultOf(ImmutableArray<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrEmpty(names[i])) return "one is empty";
            if (names.AsSpan(0, i).Contains(names[i])) return $"'{names[i]}' is used twice";
        }

        return null;
    }

    private static Schedule Within(Schedule value, bool holds, string rule, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (holds) return value;
        var growth = value.Maximum == double.PositiveInfinity && value is not Schedule.Constant
            ? ". It grows without bound: a schedule that grows needs an end (\"end\" of an exponential)"
            : "";
        throw Argument.OutOfRange(name, value, rule + growth);
    }
}
