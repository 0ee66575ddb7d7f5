using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Experiments.Laws;

/// <summary>A verdict as tables show it, in symbols that differ in shape: no colour is needed to tell them apart.</summary>
/// <param name="Symbol">One character.</param>
/// <param name="Name">The name in JSON.</param>
/// <param name="Meaning">The meaning in words.</param>
/// <param name="Color">The style on a terminal.</param>
/// <param name="IsExpected">Whether it agrees with the expectation of the law for the subject; null if the cases have not decided yet.</param>
internal sealed record Mark(string Symbol, string Name, string Meaning, string Color, bool? IsExpected = true)
{
    internal static Mark Exact { get; } = new("✓", "exact", "holds exactly", "green");

    internal static Mark Bounded { get; } = new("≈", "bounded", "holds within the certified rounding bound", "blue");

    internal static Mark Refuted { get; } = new("≠", "refuted", "does not hold, as predicted: a counterexample", "yellow");

    internal static Mark Silent { get; } = new("·", "doesNotApply", "does not apply", "grey");

    internal static Mark Broken { get; } =
        new("‼", "brokenPromise", "broken promise: must hold, a counterexample", "red", IsExpected: false);

    internal static Mark Unrefuted { get; } =
        new("?", "notMetYet", "does not hold, but these cases have not met a counterexample yet", "yellow", IsExpected: null);

    internal static Mark Undecided { get; } =
        new("∅", "notDecided", "not decided: too many cases say nothing", "red", IsExpected: null);

    internal static Mark Unvaried { get; } =
        new("⊘", "notVaried", "not decided: a hyperparameter cannot be varied", "red", IsExpected: false);

    /// <summary>All of them, in the order of legends.</summary>
    internal static ImmutableArray<Mark> All { get; } = [Exact, Bounded, Refuted, Silent, Broken, Unrefuted, Undecided, Unvaried];

    /// <summary>The mark of a verdict.</summary>
    internal static Mark Of(LawVerdict verdict) => (verdict.Expected, verdict.IsBroken) switch
    {
        (Applicability.DoesNotApply, _) => Silent,
        (Applicability.Fails, true) => Refuted,
        (Applicability.Fails, false) => Unrefuted,
        (_, true) => Broken,
        _ when verdict.IsVacuous => Undecided,
        _ when !verdict.NotVaried.IsEmpty => Unvaried,
        _ => verdict.Bound == 0 ? Exact : Bounded,
    };
}
