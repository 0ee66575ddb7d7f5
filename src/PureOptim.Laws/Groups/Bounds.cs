using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Optimizers;
using PureOptim.Parameters;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group D: what stays the same, and what no step exceeds. Here rest and coasting, and AdaGrad.</summary>
internal static class Bounds
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("D1", Bitwise,
            "With epsilon above zero, gradients that are zero from the start move nothing.",
            @"\varepsilon > 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            HoldsFor(OptimizerTraits.Odd),
            c => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, i) => c.Signs[i] * 0.0))).End)),
        new("D1b", Bitwise,
            "Without epsilon, gradients that are zero from the start move nothing either. (They do: 0/0 is no number.)",
            @"\varepsilon = 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            optimizer => optimizer is AdaGrad { InitialAccumulator: 0 } or RmsProp { InitialAccumulator: 0 } or Adam
                ? Applicability.Fails
                : Applicability.DoesNotApply,
            c => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, _) => 0))).End))
        {
            Prepare = AdaptiveEquivalences.WithoutEpsilon,
        },
        new("D2", Real,
            "When gradients end, each further step is a fixed fraction of the one before (for Adam without epsilon, but for its correction).",
            @"\Delta_{T+k} = \mu^k \Delta_T', \quad \mathrm{Adam:}\; "
            + @"\Delta_{T+k} = \eta_{T+k} \left(\frac{\beta_1}{\sqrt{\beta_2}}\right)^k \frac{m_T}{\sqrt{v_T}}",
            optimizer => When(optimizer is Momentum or Nesterov or Adam),
            Coasting)
        {
            // Below one half β2 forgets so fast that intervals of what is left of v soon say nothing.
            Prepare = optimizer => optimizer is Adam
                ? Hyperparameter.Set(
                    AdaptiveEquivalences.WithoutEpsilon(optimizer), "Beta2", 0.5 + Hyperparameter.Get(optimizer, "Beta2") / 2)
                : optimizer,
        },
        new("D3", Inequality,
            "AdaGrad's sums of squares never fall, and on equal gradients its steps never grow.",
            @"h_{t+1} \ge h_t, \quad g_{t+1} = g_t \Rightarrow |\Delta_{t+1}| \le |\Delta_t|",
            HoldsForType<AdaGrad>,
            Slowing),
        new("D4", Real,
            "AdaGrad's sums of squares do not depend on the order of the gradients; where the squares are integers, not in one bit.",
            @"h_T(g_1 \ldots g_T) = h_T(g_{\pi(1)} \ldots g_{\pi(T)})",
            HoldsForType<AdaGrad>,
            AnyOrder),
        new("D5", Inequality,
            "No step of AdaGrad is longer than the number after the learning rate, nor than the rate itself where that is a power of two.",
            @"|\Delta_t| \le \eta^+, \quad \eta = 2^k \Rightarrow |\Delta_t| \le \eta",
            HoldsForType<AdaGrad>,
            // √(g²) rounds to |g|, so the quotient of ηg (one rounding, none where η is a power of two) is below the number after η.
            c => AtMost(c, c.Optimizer, rate => c.Precision == Precision.Binary32 ? float.BitIncrement((float)rate) : double.BitIncrement(rate))
                .And(() => AtMost(c, AdaptiveEquivalences.PowerOfTwoRate(c.Optimizer), rate => rate))),
        new("D5b", Inequality,
            "No step of AdaGrad is longer than the learning rate, whatever that is. (Some are, by the rounding of the product ηg.)",
            @"|\Delta_t| \le \eta",
            optimizer => optimizer is AdaGrad { InitialAccumulator: 0 } ? Applicability.Fails : Applicability.DoesNotApply,
            c => AtMost(c, c.Optimizer, rate => rate)) { Prepare = AdaptiveEquivalences.WithoutEpsilon },
        new("D6", Bitwise,
            "AdaGrad's first step without epsilon is the learning rate, a power of two, with the sign of the gradient turned.",
            @"\varepsilon = 0,\; \eta = 2^k \Rightarrow \Delta_1 = \eta\,\mathrm{sign}(g)",
            optimizer => When(optimizer is AdaGrad { InitialAccumulator: 0 }),
            FirstStep)
        {
            Prepare = optimizer => AdaptiveEquivalences.PowerOfTwoRate(AdaptiveEquivalences.WithoutEpsilon(optimizer)),
        },
        new("D7", Real,
            "On a constant gradient AdaGrad's steps fall as the root of their number; the sum of the squares over their sums is logarithmic.",
            @"|\Delta_t| = \frac{\eta}{\sqrt t},\; 2\eta(\sqrt{T+1} - 1) \le \sum |\Delta_t| \le \eta(2\sqrt T - 1),\; "
            + @"\sum \frac{g_t^2}{h_t} \le 1 + \ln\frac{h_T}{h_1}",
            optimizer => When(optimizer is AdaGrad { InitialAccumulator: 0 }),
            c => c.Steps == 0 ? Finding.Vacuous : ConstantGradient(c).And(() => Logarithmic(c)))
        {
            Prepare = AdaptiveEquivalences.WithoutEpsilon,
        },
    ];

    /// <summary>The optimizer runs over the case's gradients, and then over as many that are zero.</summary>
    private static Finding Coasting(LawCase c)
    {
        var zeros = c.Gradients.Select(g => g.Map((_, _) => 0));
        var run = Certified.Changes(c.Optimizer, c.NonzeroGradients.Concat(zeros));
        var certificate = new Certificate();
        for (var k = 1; k <= c.Steps; k++)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                var (steps, place) = (k, i);
                certificate.Equal(
                    run.Points[c.Steps + k][i],
                    Coasted(c, run.Slots[c.Steps], i, k),
                    () => $"change of [{place}] {steps} steps after the last gradient");
            }
        }

        return certificate.Finding;
    }

    /// <summary>The change of the k-th step without a gradient, from the slots after the last gradient.</summary>
    private static Interval Coasted(LawCase c, ImmutableArray<ImmutableArray<Interval>> slots, int i, int k)
    {
        if (c.Optimizer.Promise(OptimizerTraits.Linear))
        {
            Interval mu = Hyperparameter.Get(c.Optimizer, "MomentumFactor");
            var inside = c.Optimizer is Momentum { LearningRatePlacement: LearningRatePlacement.InsideVelocity }
                or Nesterov { LearningRatePlacement: LearningRatePlacement.InsideVelocity };
            var velocity = (inside ? 1 : Hyperparameter.Get(c.Optimizer, "LearningRate")) * slots[0][i];
            // Nesterov's products μ² and ημ², computed in double, have at most two roundings.
            return c.Optimizer is Nesterov
                ? (1 + Certified.PlusMinus(3 * Certified.Roundoff)) * Certified.Power(mu, k + 1) * velocity
                : Certified.Power(mu, k) * velocity;
        }

        var scalars = AdamScalars.At(c.Optimizer, c.Steps + k);
        return -scalars.Rate * Certified.Power(scalars.Beta1 / Interval.Sqrt(scalars.Beta2), k) * slots[0][i] / Interval.Sqrt(slots[1][i]);
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
                    return Finding.Broken(string.Create(null, $"the sum of [{i}] goes from {before:R} to {after:R} in step {step + 1}"));
                if (step < c.Steps) continue;
                var (longer, shorter) = (double.Abs(changes[step - 1][i]), double.Abs(changes[step][i]));
                if (!(shorter <= longer))
                    return Finding.Broken(string.Create(null, $"step {step + 1} of [{i}] is {shorter:R} after {longer:R}"));
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
                i => $"sum of squares of [{i}]")
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
                    return Finding.Broken(string.Create(null, $"step {step + 1} changes [{i}] by {change[i]:R}, more than {most:R}"));
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
                certificate.Equal(Interval.Abs(changes[t][i]), rate / Interval.Sqrt(t), () => $"change of [{place}]");
            var way = changes.Skip(1).Select(change => Interval.Abs(change[place])).Sum();
            certificate.AtMost(2 * rate * (Interval.Sqrt(c.Steps + 1) - 1), way, () => $"lower bound of the way of [{place}]");
            certificate.AtMost(way, rate * (2 * Interval.Sqrt(c.Steps) - 1), () => $"way of [{place}]");
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
            certificate.AtMost(sum, 1 + Certified.Log(slots[^1][0][i] / slots[1][0][i]), () => $"sum of g²/h of [{place}]");
        }

        return certificate.Finding;
    }
}
