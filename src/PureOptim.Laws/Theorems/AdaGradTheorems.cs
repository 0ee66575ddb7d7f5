using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about AdaGrad: how its sums grow, and whose path it makes.</summary>
internal static class AdaGradTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C17", Bitwise,
            "AdaGrad whose sum starts at the square of a power of two is AdaGrad that has seen that gradient.",
            @"\mathrm{AdaGrad}(h_0 = 4^k;\, g_1 \ldots g_T) = \mathrm{AdaGrad}(h_0 = 0;\, 2^k, g_1 \ldots g_T)_{> 1}",
            For<AdaGrad>(EarlierGradient, when: StartsAtZero) with { Claims = AdaGradClaims.EarlierGradient }) with
        { ConstantBecause = "the run that has seen a gradient is a step ahead" },
        Of("C17b", Real,
            "AdaGrad whose learning rate falls by inverse time is AdaGrad with PyTorch's decay of the rate.",
            @"\eta_t = \frac{\eta}{1 + (t - 1) d}: \quad h_t = h_{t-1} + g_t^2,\; \theta_t = \theta_{t-1} - \frac{\eta_t g_t}{\sqrt{h_t} + \varepsilon}",
            For<AdaGrad>(FallingRate) with { Claims = AdaGradClaims.FallingRate }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("D1b", Bitwise,
            "Without epsilon, gradients that are zero from the start move nothing either. (They do: 0/0 is no number.)",
            @"\varepsilon = 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            For<AdaGrad>((_, c) => Unmoved(c), adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero, Applicability.Fails),
            For<RmsProp>((_, c) => Unmoved(c), rmsProp => rmsProp with { Epsilon = 0 }, rmsProp => rmsProp.InitialAccumulator == 0, Applicability.Fails),
            For<Adam>((_, c) => Unmoved(c), adam => adam with { Epsilon = 0 }, expected: Applicability.Fails)),
        Of("D3", Inequality,
            "AdaGrad's sums of squares never fall, and on equal gradients its steps never grow.",
            @"h_{t+1} \ge h_t, \quad g_{t+1} = g_t \Rightarrow |\Delta_{t+1}| \le |\Delta_t|",
            For<AdaGrad>((_, c) => Slowing(c)) with { Claims = AdaGradClaims.Slowing }) with
        { Magnitudes = Magnitudes.WithoutOverflow, ConstantBecause = "with a growing rate steps may grow" },
        Of("D4", Real,
            "AdaGrad's sums of squares do not depend on the order of the gradients; where the squares are integers, not in one bit.",
            @"h_T(g_1 \ldots g_T) = h_T(g_{\pi(1)} \ldots g_{\pi(T)})",
            For<AdaGrad>(AnyOrder) with { Claims = AdaGradClaims.AnyOrder }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("H10", Real,
            "Descent whose rate falls on a line to zero, and AdaGrad, whose rate falls by itself, go known ways on gradients of constant size.",
            @"\mathrm{SGD}\!:\; \eta_t = \eta\left(1 - \tfrac{t-1}{T}\right) \Rightarrow \sum |\Delta_t| = \eta\,|g|\,\tfrac{T+1}{2}; \quad "
            + @"\mathrm{AdaGrad}\!:\; |g_t| = |g_1| \Rightarrow \Delta_t = -\frac{\eta}{\sqrt t}\,\mathrm{sign}(g_t)",
            For<Sgd>((sgd, c) => SgdTheorems.LineToZero(c, sgd)) with { Claims = ScheduleClaims.LineToZero },
            For<AdaGrad>(SignDescent, adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero) with { Claims = ScheduleClaims.SignDescent }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
    ];

    internal static bool StartsAtZero(AdaGrad adaGrad) => adaGrad.InitialAccumulator == 0;

    private static Finding Unmoved(LawCase c) => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, _) => 0))).End);

    /// <summary>The schedule's double is in the interval of the rate, which is computed by the same operations.</summary>
    private static Finding FallingRate(AdaGrad given, LawCase c)
    {
        var (rate, decay) = (given.LearningRate.At(0), c.Mark(0) % 1000 / 1000.0);
        var inside = given.EpsilonPlacement == EpsilonPlacement.InsideRoot;
        var torch = Certified.Path(c, (Interval)given.InitialAccumulator, (step, x, g, h) =>
        {
            h += g * g;
            Interval epsilon = given.Epsilon.At(step);
            var root = inside ? Interval.Sqrt(h + epsilon) : Interval.Sqrt(h) + epsilon;
            return (x - rate / (1 + decay * (Interval)step) * g / root, h);
        });
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(given with { LearningRate = Schedule.InverseTime(rate, decay) }, c).Points, torch, "PyTorch's form");
        return certificate.Finding;
    }

    private static Finding EarlierGradient(AdaGrad given, LawCase c)
    {
        var earlier = Parameters<double>.Filled(c.Start.Layout, double.ScaleB(1, c.Exponent));
        var initial = given with { InitialAccumulator = double.ScaleB(1, 2 * c.Exponent) };
        var seen = c.Changes(given, c.Gradients.Prepend(earlier));
        return c.Changes(initial, c.Gradients).Zip(seen.Skip(1), (left, right) => Compare.Bits(left, right, "change"))
            .FirstOrDefault(finding => finding.IsBroken, Finding.Exact);
    }

    private static Finding Slowing(LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var gradients = c.Gradients.Concat(Enumerable.Repeat(c.Gradients[^1], c.Steps)).ToList();
        var (sums, changes) = (c.Run(c.Start, gradients).Points, c.Changes(c.Optimizer, gradients));
        for (var step = 0; step < gradients.Count; step++)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                var (before, after) = (sums[step].State.Slots[0][i], sums[step + 1].State.Slots[0][i]);
                if (!(after >= before))
                    return Finding.Broken(Invariant($"the sum of [{i}] goes from {before:R} to {after:R} in step {step + 1}"));
                if (step < c.Steps) continue;
                var (longer, shorter) = (double.Abs(changes[step - 1][i]), double.Abs(changes[step][i]));
                if (!(shorter <= longer))
                    return Finding.Broken(Invariant($"step {step + 1} of [{i}] is {shorter:R} after {longer:R}"));
            }
        }

        return Finding.Exact;
    }

    /// <summary>The order is reversed and rotated. Integers below 64 have sums of squares that binary32 holds exactly, from 0 on.</summary>
    private static Finding AnyOrder(AdaGrad adaGrad, LawCase c)
    {
        IEnumerable<Parameters<double>> Reorder(IEnumerable<Parameters<double>> gradients) =>
            gradients.Skip(c.Split).Concat(gradients.Take(c.Split)).Reverse();
        var integers = c.Gradients.Select(g => g.Map((value, _) => double.Truncate(value % 64))).ToList();
        var fromZero = adaGrad with { InitialAccumulator = 0 };
        return Certified.Meet(
                Certified.Changes(c.Optimizer, Reorder(c.Gradients)).Slots[^1][0],
                Certified.Changes(c.Optimizer, c.Gradients).Slots[^1][0],
                i => Invariant($"sum of squares of [{i}]"))
            .And(() => Compare.Bits(
                c.Run(fromZero, c.Start, integers).EndState.Slots[0], c.Run(fromZero, c.Start, Reorder(integers)).EndState.Slots[0], "sum of integer squares"));
    }

    /// <summary>Gradients of the size of the first, with signs that the case draws for every step.</summary>
    private static Finding SignDescent(AdaGrad adaGrad, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        Interval rate = adaGrad.LearningRate.At(0);
        double Sign(int step, int i) => ((c.Marks[i] >> step) & 1) == 0 ? 1 : -1;
        var first = c.NonzeroGradients[0];
        var changes = Certified.Changes(adaGrad, Enumerable.Range(1, c.Steps).Select(step => first.Map((g, i) => Sign(step, i) * double.Abs(g)))).Points;
        var certificate = new Certificate();
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < first.Length; i++)
            {
                var (at, place) = (step, i);
                certificate.Equal(changes[step][i], -Sign(step, i) * rate / Interval.Sqrt(step), () => Invariant($"change of [{place}] in step {at}"));
            }
        }

        return certificate.Finding;
    }
}
