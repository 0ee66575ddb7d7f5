using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;
using static PureOptim.Laws.Theorems.AdaGradTheorems;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about AdaGrad's steps: what none exceeds, their limit on a constant gradient, and what its regret is.</summary>
internal static class AdaGradSteps
{
    /// <summary>A square that overflows makes the step 0, which is no longer than any rate.</summary>
    private static readonly Magnitudes _withoutUnderflow = new(
        new(-62, 121), new(-510, 1017), "the square of a smaller number loses digits, and its root is too small; η times a larger one overflows");

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("D5", Inequality,
            "No step of AdaGrad is longer than the number after the learning rate, nor than the rate itself where that is a power of two.",
            @"|\Delta_t| \le \eta^+, \quad \eta = 2^k \Rightarrow |\Delta_t| \le \eta",
            // √(g²) rounds to |g|, so the quotient of ηg (one rounding, none where η is a power of two) is below the number after η.
            For<AdaGrad>((adaGrad, c) => AtMost(c, adaGrad, rate => c.Precision == Precision.Binary32 ? float.BitIncrement((float)rate) : double.BitIncrement(rate))
                .And(() => AtMost(c, adaGrad with { LearningRate = adaGrad.LearningRate.Changed(Settings.PowerOfTwo) }, rate => rate))) with { Claims = AdaGradClaims.AtMostRate }) with
        { Magnitudes = _withoutUnderflow },
        Of("D5b", Inequality,
            "No step of AdaGrad is longer than the learning rate, whatever that is. (Some are, by the rounding of the product ηg.)",
            @"|\Delta_t| \le \eta",
            For<AdaGrad>((adaGrad, c) => AtMost(c, adaGrad, rate => rate), adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero, Applicability.Fails)) with
        { Magnitudes = _withoutUnderflow },
        Of("D6", Bitwise,
            "AdaGrad's first step without epsilon is the learning rate, a power of two, with the sign of the gradient turned.",
            @"\varepsilon = 0,\; \eta = 2^k \Rightarrow \Delta_1 = \eta\,\mathrm{sign}(g)",
            For<AdaGrad>(
                FirstStep, adaGrad => adaGrad with { Epsilon = 0, LearningRate = adaGrad.LearningRate.Changed(Settings.PowerOfTwo) }, StartsAtZero)
                    with
            { Claims = AdaGradClaims.FirstStep }) with
        { Magnitudes = Magnitudes.Squarable },
        Of("D7", Real,
            "On a constant gradient AdaGrad's steps fall as the root of their number; the sum of the squares over their sums is logarithmic.",
            @"|\Delta_t| = \frac{\eta}{\sqrt t},\; 2\eta(\sqrt{T+1} - 1) \le \sum |\Delta_t| \le \eta(2\sqrt T - 1),\; "
            + @"\sum \frac{g_t^2}{h_t} \le 1 + \ln\frac{h_T}{h_1}",
            For<AdaGrad>(
                (adaGrad, c) => c.Steps == 0 ? Finding.Vacuous : ConstantGradient(adaGrad, c).And(() => Logarithmic(c)),
                adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero)) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("F7", Real,
            "The regret of AdaGrad without epsilon on any gradients, against any point, has a bound.",
            @"\sum_t \langle g_t, \theta_t - u \rangle \le "
            + @"\left(\frac{D^2}{2\eta} + \eta\right) \sum_i \sqrt{\sum_t g_{t,i}^2},\; \sum_t \frac{g_t^2}{\sqrt{h_t}} \le 2 \sqrt{h_T}",
            For<AdaGrad>(Regret, adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero)) with
        { Magnitudes = Magnitudes.IntervalsOfProducts, ConstantBecause = OneValue },
    ];

    /// <summary>No step is longer than a limit that follows from the rate as the case's precision has it.</summary>
    private static Finding AtMost(LawCase c, AdaGrad adaGrad, Func<double, double> limit)
    {
        foreach (var (step, change) in c.Changes(adaGrad, c.NonzeroGradients).Index())
        {
            var most = limit(c.Round(adaGrad.LearningRate.At(step)));
            for (var i = 0; i < change.Length; i++)
                if (!(double.Abs(change[i]) <= most))
                    return Finding.Broken(Invariant($"step {step + 1} changes [{i}] by {change[i]:R}, more than {most:R}"));
        }

        return Finding.Exact;
    }

    private static Finding FirstStep(AdaGrad adaGrad, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var gradient = c.NonzeroGradients[0];
        return Compare.Bits(
            c.Changes(adaGrad, [gradient])[0], gradient.Map((value, _) => -adaGrad.LearningRate.At(0) * double.Sign(value)), "first change");
    }

    private static Finding ConstantGradient(AdaGrad adaGrad, LawCase c)
    {
        Interval rate = adaGrad.LearningRate.At(0);
        var changes = Certified.Changes(adaGrad, Enumerable.Repeat(c.NonzeroGradients[0], c.Steps)).Points;
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var place = i;
            for (var t = 1; t <= c.Steps; t++)
                certificate.Equal(Interval.Abs(changes[t][i]), rate / Interval.Sqrt(t), () => Invariant($"change of [{place}]"));
            var way = changes.Skip(1).Select(change => Interval.Abs(change[place])).Sum();
            certificate.AtMost(2 * rate * (Interval.Sqrt(c.Steps + 1) - 1), way, () => Invariant($"lower bound of the way of [{place}]"));
            certificate.AtMost(way, rate * (2 * Interval.Sqrt(c.Steps) - 1), () => Invariant($"way of [{place}]"));
        }

        return certificate.Finding;
    }

    private static Finding Logarithmic(LawCase c)
    {
        var gradients = c.NonzeroGradients;
        var slots = Certified.Changes(c.Optimizer, gradients).Slots;
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var place = i;
            Interval Square(int t) => (Interval)gradients[t - 1][place] * gradients[t - 1][place];
            var sum = Enumerable.Range(1, c.Steps).Select(t => Square(t) / slots[t][0][place]).Sum();
            certificate.AtMost(sum, 1 + Certified.Log(slots[^1][0][i] / slots[1][0][i]), () => Invariant($"sum of g²/h of [{place}]"));
        }

        return certificate.Finding;
    }

    /// <summary>
    /// Against a point of the case's own on its gradients, and against one √2 rates ahead on a constant gradient: there the bound is smallest
    /// beside the regret of steps that are too short.
    /// </summary>
    private static Finding Regret(AdaGrad adaGrad, LawCase c)
    {
        if (c.Steps == 0 || c.Start.Length == 0) return Finding.Vacuous;
        var gradients = c.NonzeroGradients;
        var ahead = double.Sqrt(2) * adaGrad.LearningRate.At(0);
        return Regret(adaGrad, c, gradients, c.Start.Map((_, i) => c.Mark(i) % 64 / 8.0 - 4))
            .And(() => Regret(
                adaGrad, c, [.. gradients.Select(_ => gradients[0])], c.Start.Map((value, i) => value - ahead * double.Sign(gradients[0][i]))));
    }

    private static Finding Regret(AdaGrad adaGrad, LawCase c, ImmutableArray<Parameters<double>> gradients, Parameters<double> u)
    {
        Interval rate = adaGrad.LearningRate.At(0), diameter = 0, regret = 0, roots = 0;
        var run = Certified.Run(adaGrad, c, Certified.Lift(c.Start), Certified.Lift(gradients));
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var place = i;
            Interval sum = 0;
            for (var t = 0; t < c.Steps; t++)
            {
                Interval gradient = gradients[t][i];
                var distance = run.Points[t][i] - u[i];
                diameter = Interval.Max(diameter, Interval.Abs(distance));
                regret += gradient * distance;
                sum += gradient * gradient / Interval.Sqrt(run.Slots[t + 1][0][i]);
            }

            var root = Interval.Sqrt(gradients.Select(g => (Interval)g[place] * g[place]).Sum());
            certificate.AtMost(sum, 2 * root, () => Invariant($"sum of g²/√h of [{place}]"));
            roots += root;
        }

        certificate.AtMost(regret, (diameter * diameter / (2 * rate) + rate) * roots, () => Invariant($"regret after {c.Steps} steps"));
        return certificate.Finding;
    }
}
