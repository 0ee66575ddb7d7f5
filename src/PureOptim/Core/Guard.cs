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
    /// <param name="name">The name in the message: by default the property whose <c>init</c> calls this.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its range goes beyond.</exception>
    public static Schedule NonNegative(Schedule value, [CallerMemberName] string name = "") => Within(value, Bounds.NonNegative, name);

    /// <summary>A hyperparameter in [0, 1] at every step.</summary>
    /// <inheritdoc cref="NonNegative(Schedule, string)"/>
    public static Schedule UnitInterval(Schedule value, [CallerMemberName] string name = "") => Within(value, Bounds.UnitInterval, name);

    /// <summary>A hyperparameter in [0, 1) at every step.</summary>
    /// <inheritdoc cref="NonNegative(Schedule, string)"/>
    public static Schedule BelowOne(Schedule value, [CallerMemberName] string name = "") => Within(value, Bounds.BelowOne, name);

    /// <summary>A hyperparameter that stays within bounds at every step.</summary>
    /// <param name="value">The hyperparameter.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="name">The name in the message: by default the property whose <c>init</c> calls this.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its range goes beyond.</exception>
    public static Schedule Within(Schedule value, Bounds bounds, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (IsWithin(bounds, value.Minimum, value.Maximum)) return value;
        var growth = value.Maximum == double.PositiveInfinity && value is not Schedule.Constant
            ? ". It grows without bound: a schedule that grows needs an end (\"end\" of an exponential)"
            : "";
        throw Argument.OutOfRange(name, value, RuleOf(bounds) + growth);
    }

    /// <summary>A number within bounds.</summary>
    /// <param name="value">The number.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="name">The name in the message: by default the property whose <c>init</c> calls this.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public static TNumber Within<TNumber>(TNumber value, Bounds bounds, [CallerMemberName] string name = "")
        where TNumber : struct, INumber<TNumber>
    {
        var number = double.CreateChecked(value);
        return IsWithin(bounds, number, number) ? value : throw Argument.OutOfRange(name, value, RuleOf(bounds));
    }

    /// <summary>Refuses a layout other than that of the parameters.</summary>
    /// <param name="what">The name of the object with that layout, in the plural: <c>gradients</c>.</param>
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

    /// <summary>The fault in a list of slot names, to follow "names of which"; null if there is none. Called in every step, so it allocates nothing.</summary>
    internal static string? FaultOf(ImmutableArray<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrEmpty(names[i])) return "one is empty";
            if (names.AsSpan(0, i).Contains(names[i])) return $"'{names[i]}' is used twice";
        }

        return null;
    }

    private static bool IsWithin(Bounds bounds, double minimum, double maximum) => minimum > double.NegativeInfinity && maximum < double.PositiveInfinity && bounds switch
    {
        Bounds.Finite => true,
        Bounds.NonNegative => minimum >= 0,
        Bounds.Positive => minimum > 0,
        Bounds.AtLeastOne => minimum >= 1,
        Bounds.UnitInterval => minimum >= 0 && maximum <= 1,
        Bounds.BelowOne => minimum >= 0 && maximum < 1,
        _ => throw new ArgumentOutOfRangeException(nameof(bounds)),
    };

    /// <summary>The values that bounds allow, in words: <c>between 0 and 1</c>.</summary>
    /// <param name="bounds">The bounds.</param>
    public static string RuleOf(Bounds bounds) => bounds switch
    {
        Bounds.Finite => "finite",
        Bounds.Positive => "finite and above 0",
        Bounds.AtLeastOne => "finite and at least 1",
        Bounds.UnitInterval => "between 0 and 1",
        Bounds.BelowOne => "at least 0 and below 1",
        _ => "finite and at least 0",
    };
}
