using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group D, second part: what no step of AdaGrad exceeds, and how its sums grow.</summary>
internal static class SumBounds
{
    /// <summary>A square that overflows makes the step 0, which is no longer than any rate.</summary>
    private static readonly Magnitudes _withoutUnderflow = new(
        new(-62, 121), new(-510, 1017), "the square of a smaller number loses digits, and its root is too small; η times a larger one overflows");

    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("D3", Inequality,
            "AdaGrad's sums of squares never fall, and on equal gradients its steps never grow.",
            @"h_{t+1} \ge h_t, \quad g_{t+1} = g_t \Rightarrow |\Delta_{t+1}| \le |\Delta_t|",
            HoldsForType<AdaGrad>,
            Slowing) { Magnitudes = Magnitudes.WithoutOverflow },
        new("D4", Real,
            "AdaGrad's sums of squares do not depend on the order of the gradients; where the squares are integers, not in one bit.",
            @"h_T(g_1 \ldots g_T) = h_T(g_{\pi(1)} \ldots g_{\pi(T)})",
            HoldsForType<AdaGrad>,
            AnyOrder) { Magnitudes = Magnitudes.Intervals },
        new("D5", Inequality,
            "No step of AdaGrad is longer than the number after the learning rate, nor than the rate itself where that is a power of two.",
            @"|\Delta_t| \le \eta^+, \quad \eta = 2^k \Rightarrow |\Delta_t| \le \eta",
            HoldsForType<AdaGrad>,
            // √(g²) rounds to |g|, so the quotient of ηg (one rounding, none where η is a power of two) is below the number after η.
            c => AtMost(c, c.Optimizer, rate => c.Precision == Precision.Binary32 ? float.BitIncrement((float)rate) : double.BitIncrement(rate))
                .And(() => AtMost(c, AdaptiveEquivalences.PowerOfTwoRate(c.Optimizer), rate => rate))) { Magnitudes = _withoutUnderflow },
        new("D5b", Inequality,
            "No step of AdaGrad is longer than the learning rate, whatever that is. (Some are, by the rounding of the product ηg.)",
            @"|\Delta_t| \le \eta",
            optimizer => optimizer is AdaGrad { InitialAccumulator: 0 } ? Applicability.Fails : Applicability.DoesNotApply,
            c => AtMost(c, c.Optimizer, rate => rate)) { Magnitudes = _withoutUnderflow, Prepare = AdaptiveEquivalences.WithoutEpsilon },
        new("D6", Bitwise,
            "AdaGrad's first step without epsilon is the learning rate, a power of two, with the sign of the gradient turned.",
            @"\varepsilon = 0,\; \eta = 2^k \Rightarrow \Delta_1 = \eta\,\mathrm{sign}(g)",
            optimizer => When(optimizer is AdaGrad { InitialAccumulator: 0 }),
            FirstStep)
        {
            Magnitudes = Magnitudes.Squarable,
            Prepare = optimizer => AdaptiveEquivalences.PowerOfTwoRate(AdaptiveEquivalences.WithoutEpsilon(optimizer)),
        },
        new("D7", Real,
            "On a constant gradient AdaGrad's steps fall as the root of their number; the sum of the squares over their sums is logarithmic.",
            @"|\Delta_t| = \frac{\eta}{\sqrt t},\; 2\eta(\sqrt{T+1} - 1) \le \sum |\Delta_t| \le \eta(2\sqrt T - 1),\; "
            + @"\sum \frac{g_t^2}{h_t} \le 1 + \ln\frac{h_T}{h_1}",
            optimizer => When(optimizer is AdaGrad { InitialAccumulator: 0 }),
            c => c.Steps == 0 ? Finding.Vacuous : ConstantGradient(c).And(() => Logarithmic(c)))
        {
            Magnitudes = Magnitudes.Intervals,
            Prepare = AdaptiveEquivalences.WithoutEpsilon,
        },
    ];

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

    /// <summary>The order is reversed and rotated. Integers below 64 have sums of squares that binary32 holds exactly.</summary>
    private static Finding AnyOrder(LawCase c)
    {
        IEnumerable<Parameters<double>> Reorder(IEnumerable<Parameters<double>> gradients) =>
            gradients.Skip(c.Split).Concat(gradients.Take(c.Split)).Reverse();
        var integers = c.Gradients.Select(g => g.Map((value, _) => double.Truncate(value % 64))).ToList();
        return IntervalRun.Meet(
                Certified.Changes(c.Optimizer, Reorder(c.Gradients)).Slots[^1][0],
                Certified.Changes(c.Optimizer, c.Gradients).Slots[^1][0],
                i => Invariant($"sum of squares of [{i}]"))
            .And(() => Compare.Bits(
                c.Run(c.Start, integers).EndState.Slots[0], c.Run(c.Start, Reorder(integers)).EndState.Slots[0], "sum of integer squares"));
    }

    /// <summary>No step is longer than a limit that follows from the rate as the case's precision has it.</summary>
    private static Finding AtMost(LawCase c, IOptimizer optimizer, Func<double, double> limit)
    {
        var most = limit(c.Round(Hyperparameter.Get(optimizer, "LearningRate")));
        foreach (var (step, change) in c.Changes(optimizer, c.NonzeroGradients).Index())
            for (var i = 0; i < change.Length; i++)
                if (!(double.Abs(change[i]) <= most))
                    return Finding.Broken(Invariant($"step {step + 1} changes [{i}] by {change[i]:R}, more than {most:R}"));
        return Finding.Exact;
    }

    private static Finding FirstStep(LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var gradient = c.NonzeroGradients[0];
        var rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        return Compare.Bits(c.Changes(c.Optimizer, [gradient])[0], gradient.Map((value, _) => -rate * double.Sign(value)), "first change");
    }

    private static Finding ConstantGradient(LawCase c)
    {
        Interval rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        var changes = Certified.Changes(c.Optimizer, Enumerable.Repeat(c.NonzeroGradients[0], c.Steps)).Points;
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
}
