using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about RMSProp: what it becomes at the ends of its decay, and what no step exceeds.</summary>
internal static class RmsPropTheorems
{
    /// <summary>A rate of at least 2^-30 times a gradient, over or times an epsilon of up to 2^16, is a normal number.</summary>
    private static readonly Magnitudes _scaledByRate = new(
        new(-80, 108), new(-970, 1005), "only where η g and η g / ε neither underflow nor overflow is division by a power of two exact");

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C6", Bitwise,
            "RMSProp at decay 1 is gradient descent with the learning rate divided by epsilon, or by its root: its average stays 0.",
            @"\gamma = 1,\; \varepsilon = 2^{2k} \Rightarrow h_t = 0,\; \mathrm{RMSProp}(\eta) = \mathrm{SGD}(\eta / \varepsilon)",
            For<RmsProp>(DecayOne, rmsProp => rmsProp with { Decay = 1 }, StartsAtZero) with { Claims = RmsPropClaims.DecayOne }) with
        { Magnitudes = _scaledByRate },
        Of("C7", Bitwise,
            "RMSProp at decay 0, without epsilon, goes by the signs of the gradients alone.",
            @"\gamma = 0,\; \varepsilon = 0,\; \eta = 2^k \Rightarrow \theta' = \theta - \eta\,\mathrm{sign}(g)",
            For<RmsProp>(
                OnlySigns, rmsProp => rmsProp with { Decay = 0, Epsilon = 0, LearningRate = rmsProp.LearningRate.Changed(Settings.PowerOfTwo) })
                    with
            { Claims = RmsPropClaims.OnlySigns }) with
        { Magnitudes = Magnitudes.Squarable },
        Of("D8", Real,
            "RMSProp's averages lie between the smallest and the largest square seen, weighted with what the start has left over.",
            @"\gamma^t h_0 + (1 - \gamma^t) \min_{s \le t} g_s^2 \le h_t \le \gamma^t h_0 + (1 - \gamma^t) \max_{s \le t} g_s^2",
            For<RmsProp>(AverageOfSquares) with { Claims = RmsPropClaims.AverageOfSquares }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("D9", Real,
            "No step of RMSProp is longer than the learning rate over the root of one minus decay; on a constant gradient the length is known.",
            @"|\Delta_t| \le \frac{\eta}{\sqrt{1 - \gamma}}, \quad g_t = g \Rightarrow |\Delta_t| = \frac{\eta}{\sqrt{1 - \gamma^t}}",
            For<RmsProp>(LengthOfSteps, rmsProp => rmsProp with { Epsilon = 0 }, StartsAtZero) with { Claims = RmsPropClaims.LengthOfSteps }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
    ];

    private static bool StartsAtZero(RmsProp rmsProp) => rmsProp.InitialAccumulator == 0;

    private static Finding DecayOne(RmsProp rmsProp, LawCase c)
    {
        var root = double.ScaleB(1, c.Exponent);
        var divisor = rmsProp.EpsilonPlacement == EpsilonPlacement.InsideRoot ? root : root * root;
        var path = c.Run(rmsProp with { Epsilon = root * root }, c.Start, c.Gradients);
        var descent = new Sgd { LearningRate = rmsProp.LearningRate.Changed(rate => rate / divisor) };
        return Finding.That(path.EndState.Slots[0].Values.IndexOfAnyExcept(0.0) < 0, () => $"the average becomes {path.EndState.Slots[0]}")
            .And(() => Compare.SameParameters(path, c.Run(descent, c.Start, c.Gradients)));
    }

    private static Finding OnlySigns(RmsProp rmsProp, LawCase c)
    {
        var gradients = c.NonzeroGradients;
        return Compare.SameParameters(
            c.Run(rmsProp, c.Start, gradients),
            c.Run(new Sgd { LearningRate = rmsProp.LearningRate }, c.Start, gradients.Select(g => g.Map((value, _) => double.Sign(value)))));
    }

    private static Finding AverageOfSquares(RmsProp rmsProp, LawCase c)
    {
        Interval decay = rmsProp.Decay.At(0);
        var slots = Certified.Changes(rmsProp, c.Gradients).Slots;
        var certificate = new Certificate();
        c.ForEach((t, i) =>
        {
            var squares = c.Gradients.Take(t).Select(g => (Interval)g[i] * g[i]).ToList();
            var weight = Certified.WeightOfAverage(decay, t);
            var start = Certified.Power(decay, t) * slots[0][0][i];
            certificate.AtMost(
                start + weight * squares.Aggregate(Interval.Min), slots[t][0][i], () => Invariant($"lower bound of the average of [{i}] after step {t}"));
            certificate.AtMost(slots[t][0][i], start + weight * squares.Aggregate(Interval.Max), () => Invariant($"average of [{i}] after step {t}"));
        });
        return certificate.Finding;
    }

    private static Finding LengthOfSteps(RmsProp rmsProp, LawCase c)
    {
        Interval rate = rmsProp.LearningRate.At(0), decay = rmsProp.Decay.At(0);
        var changes = Certified.Changes(rmsProp, c.NonzeroGradients).Points;
        var constant = Certified.Changes(rmsProp, c.NonzeroGradients.Select(_ => c.NonzeroGradients[0])).Points;
        var certificate = new Certificate();
        c.ForEach((t, i) =>
        {
            certificate.AtMost(Interval.Abs(changes[t][i]), rate / Interval.Sqrt(1 - decay), () => Invariant($"change of [{i}] in step {t}"));
            certificate.Equal(
                Interval.Abs(constant[t][i]), rate / Interval.Sqrt(Certified.WeightOfAverage(decay, t)), () => Invariant($"change of [{i}] in step {t} of a constant gradient"));
        });
        return certificate.Finding;
    }
}
