using System.Collections.Immutable;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about relatives of Adam: what they become at the ends of their hyperparameters.</summary>
internal static class AdamRelativeTheorems
{
    /// <summary>An ε that is above all gradients of a law, and a power of two.</summary>
    private const double Large = 1L << 62;

    private static readonly Magnitudes _belowLarge = Magnitudes.Between(-60, 60, "ε must be above all of them");

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Same<Adopt, Sgd>("C6b",
            "With an ε above all gradients, without momentum and unclipped, ADOPT is descent from the second step on.",
            @"\beta_1 = 0,\; \varepsilon > |g_t| \Rightarrow \Delta_1 = 0,\; \Delta_t = \tfrac{\eta}{\varepsilon} g_t",
            adopt => adopt with { LearningRate = adopt.LearningRate.Changed(rate => rate * Large), Beta1 = 0, Epsilon = Large, Clipping = AdoptClipping.None },
            adopt => new() { LearningRate = FromSecond(adopt.LearningRate.Changed(rate => rate / Large)) }) with
        { Magnitudes = _belowLarge },
    ];

    /// <summary>The schedule with 0 in the first step.</summary>
    private static Schedule FromSecond(Schedule schedule) =>
        Schedule.Custom(step => step == 0 ? 0 : schedule.At(step), double.Min(0, schedule.Minimum), double.Max(0, schedule.Maximum));
}
