using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group D, third part: what no step of a method with running averages exceeds. RMSProp and Adam.</summary>
internal static class AverageBounds
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("D8", Real,
            "RMSProp's averages lie between the smallest and the largest square seen, weighted with what the start has left over.",
            @"\gamma^t h_0 + (1 - \gamma^t) \min_{s \le t} g_s^2 \le h_t \le \gamma^t h_0 + (1 - \gamma^t) \max_{s \le t} g_s^2",
            HoldsForType<RmsProp>,
            AverageOfSquares) { Magnitudes = Magnitudes.Intervals },
        new("D9", Real,
            "No step of RMSProp is longer than the learning rate over the root of one minus decay; on a constant gradient the length is known.",
            @"|\Delta_t| \le \frac{\eta}{\sqrt{1 - \gamma}}, \quad g_t = g \Rightarrow |\Delta_t| = \frac{\eta}{\sqrt{1 - \gamma^t}}",
            optimizer => When(optimizer is RmsProp { InitialAccumulator: 0 }),
            StepOfRmsProp) { Magnitudes = Magnitudes.Intervals, Prepare = AdaptiveEquivalences.WithoutEpsilon },
        new("D10", Real,
            "Adam's corrected moments lie between the smallest and the largest of what they average.",
            @"\min_{s \le t} g_s \le \hat m_t \le \max_{s \le t} g_s, \quad \min_{s \le t} g_s^2 \le \hat v_t \le \max_{s \le t} g_s^2",
            HoldsForType<Adam>,
            Moments) { Magnitudes = Magnitudes.Intervals },
        new("D11", Real,
            "On a constant gradient every step of Adam without epsilon is as long as the learning rate, the first step on any gradient.",
            @"\varepsilon = 0,\; g_t = g \Rightarrow |\Delta_t| = \eta",
            HoldsForType<Adam>,
            ConstantGradient) { Magnitudes = Magnitudes.Intervals, Prepare = AdaptiveEquivalences.WithoutEpsilon },
        new("D12", Real,
            "Adam's steps have a bound, which gradients that fall off in a certain ratio attain.",
            @"|\Delta_t| \le \eta\,\frac{1-\beta_1}{1-\beta_1^t} \sqrt{\frac{1-\beta_2^t}{1-\beta_2}} "
            + @"\sqrt{\sum_{k<t} \left(\frac{\beta_1^2}{\beta_2}\right)^k}, \quad = \text{ at } g_i \propto \left(\frac{\beta_1}{\beta_2}\right)^{t-i}",
            HoldsForType<Adam>,
            c => BelowBound(c).And(() => AttainsBound(c)))
        {
            Magnitudes = Magnitudes.Intervals,
            Prepare = optimizer => Remembering(AdaptiveEquivalences.WithoutEpsilon(optimizer)), // The bound divides by β2.
        },
        new("D13", Real,
            "The step of Adam on the first gradient after zeros grows with the number of zeros.",
            @"g_1 = \ldots = g_{t-1} = 0 \Rightarrow |\Delta_t| = \eta \frac{1-\beta_1}{\sqrt{1-\beta_2}} \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}",
            HoldsForType<Adam>,
            Spike) { Magnitudes = Magnitudes.Intervals, Prepare = AdaptiveEquivalences.WithoutEpsilon },
        new("D14", Real,
            "With equal betas no step of Adam is longer than the learning rate.",
            @"\beta_1 = \beta_2 \Rightarrow |\Delta_t| \le \eta",
            HoldsForType<Adam>,
            EqualBetas)
        {
            Magnitudes = Magnitudes.Intervals,
            Prepare = optimizer => Hyperparameter.Set(
                Remembering(AdaptiveEquivalences.WithoutEpsilon(optimizer)), "Beta1", Hyperparameter.Get(Remembering(optimizer), "Beta2")),
        },
    ];

    /// <summary>Below one half β2 forgets so fast that intervals of what is left of v soon say nothing.</summary>
    internal static IOptimizer Remembering(IOptimizer adam) => Hyperparameter.Set(adam, "Beta2", 0.5 + Hyperparameter.Get(adam, "Beta2") / 2);

    private static Finding AverageOfSquares(LawCase c)
    {
        Interval decay = Hyperparameter.Get(c.Optimizer, "Decay");
        var slots = Certified.Changes(c.Optimizer, c.Gradients).Slots;
        var certificate = new Certificate();
        ForEach(c, (t, i) =>
        {
            var squares = c.Gradients.Take(t).Select(g => (Interval)g[i] * g[i]).ToList();
            // The interval 1 - γ holds both the number and the double that the optimizer multiplies squares by.
            var weight = (1 - decay) * Certified.Geometric(decay, t);
            var start = Certified.Power(decay, t) * slots[0][0][i];
            certificate.AtMost(
                start + weight * squares.Aggregate(Interval.Min), slots[t][0][i], () => Invariant($"lower bound of the average of [{i}] after step {t}"));
            certificate.AtMost(slots[t][0][i], start + weight * squares.Aggregate(Interval.Max), () => Invariant($"average of [{i}] after step {t}"));
        });
        return certificate.Finding;
    }

    private static Finding StepOfRmsProp(LawCase c)
    {
        Interval rate = Hyperparameter.Get(c.Optimizer, "LearningRate"), decay = Hyperparameter.Get(c.Optimizer, "Decay");
        var changes = Certified.Changes(c.Optimizer, c.NonzeroGradients).Points;
        var constant = Certified.Changes(c.Optimizer, c.NonzeroGradients.Select(_ => c.NonzeroGradients[0])).Points;
        var certificate = new Certificate();
        ForEach(c, (t, i) =>
        {
            certificate.AtMost(Interval.Abs(changes[t][i]), rate / Interval.Sqrt(1 - decay), () => Invariant($"change of [{i}] in step {t}"));
            var weight = (1 - decay) * Certified.Geometric(decay, t);
            certificate.Equal(
                Interval.Abs(constant[t][i]), rate / Interval.Sqrt(weight), () => Invariant($"change of [{i}] in step {t} of a constant gradient"));
        });
        return certificate.Finding;
    }

    private static Finding Moments(LawCase c)
    {
        var slots = Certified.Changes(c.Optimizer, c.Gradients).Slots;
        var certificate = new Certificate();
        ForEach(c, (t, i) =>
        {
            var scalars = AdamScalars.At(c.Optimizer, t);
            List<Interval> gradients = [.. c.Gradients.Take(t).Select(g => (Interval)g[i])];
            Hull(slots[t][0][i], scalars.OneMinusBeta1, gradients, Invariant($"first moment of [{i}] after step {t}"));
            Hull(slots[t][1][i], scalars.OneMinusBeta2, [.. gradients.Select(g => g * g)], Invariant($"second moment of [{i}] after step {t}"));
        });
        return certificate.Finding;

        void Hull(Interval moment, Interval weight, List<Interval> averaged, string place)
        {
            var weights = Weights(weight, averaged.Count);
            certificate.AtMost(averaged.Aggregate(Interval.Min) * weights, moment, () => $"lower bound of the {place}");
            certificate.AtMost(moment, averaged.Aggregate(Interval.Max) * weights, () => place);
        }
    }

    private static Finding ConstantGradient(LawCase c)
    {
        var changes = Certified.Changes(c.Optimizer, c.NonzeroGradients.Select(_ => c.NonzeroGradients[0])).Points;
        var certificate = new Certificate();
        ForEach(c, (t, i) =>
        {
            // The real number is η; the interval holds it and what the roundings of the scalars make of it.
            var scalars = AdamScalars.At(c.Optimizer, t);
            var length = scalars.Rate * Weights(scalars.OneMinusBeta1, t) / Interval.Sqrt(Weights(scalars.OneMinusBeta2, t));
            certificate.Equal(Interval.Abs(changes[t][i]), length, () => Invariant($"change of [{i}] in step {t}"));
            certificate.Equal(length, Hyperparameter.Get(c.Optimizer, "LearningRate"), () => Invariant($"length of step {t}"));
        });
        return certificate.Finding;
    }

    /// <summary>The law's bound, by the Cauchy-Schwarz inequality for the very weights that the optimizer uses.</summary>
    private static Interval Bound(IOptimizer optimizer, int t)
    {
        var scalars = AdamScalars.At(optimizer, t);
        return scalars.Rate * scalars.OneMinusBeta1 / Interval.Sqrt(scalars.OneMinusBeta2)
            * Interval.Sqrt(Certified.Geometric(scalars.Beta1 * scalars.Beta1 / scalars.Beta2, t));
    }

    private static Finding BelowBound(LawCase c)
    {
        var changes = Certified.Changes(c.Optimizer, c.NonzeroGradients).Points;
        var certificate = new Certificate();
        ForEach(c, (t, i) => certificate.AtMost(Interval.Abs(changes[t][i]), Bound(c.Optimizer, t), () => Invariant($"change of [{i}] in step {t}")));
        return certificate.Finding;
    }

    private static Finding AttainsBound(LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var scalars = AdamScalars.At(c.Optimizer, c.Steps);
        var gradients = Enumerable.Range(1, c.Steps)
            .Select(t => ImmutableArray.Create(Certified.Power(scalars.Beta1 / scalars.Beta2, c.Steps - t)));
        var certificate = new Certificate();
        certificate.Equal(
            Interval.Abs(RuleRun<Interval>.Changes(c.Optimizer, gradients).End[0]),
            Bound(c.Optimizer, c.Steps),
            () => Invariant($"change in step {c.Steps}"));
        return certificate.Finding;
    }

    private static Finding Spike(LawCase c)
    {
        var certificate = new Certificate();
        if (c.Steps == 0) return Finding.Vacuous;
        var last = c.NonzeroGradients[^1];
        var changes = Certified.Changes(c.Optimizer, c.Gradients.Skip(1).Select(g => g.Map((_, _) => 0)).Append(last)).End;
        var scalars = AdamScalars.At(c.Optimizer, c.Steps);
        var length = scalars.Rate * scalars.OneMinusBeta1 / Interval.Sqrt(scalars.OneMinusBeta2);
        for (var i = 0; i < changes.Length; i++)
        {
            var place = i;
            certificate.Equal(Interval.Abs(changes[i]), length, () => Invariant($"change of [{place}] in step {c.Steps}"));
        }

        return certificate.Finding;
    }

    private static Finding EqualBetas(LawCase c)
    {
        var changes = Certified.Changes(c.Optimizer, c.NonzeroGradients).Points;
        var certificate = new Certificate();
        ForEach(c, (t, i) =>
        {
            // By Jensen's inequality |m| is at most √(w v), where w is the sum of the weights; the real product with η_t is η.
            var scalars = AdamScalars.At(c.Optimizer, t);
            var limit = scalars.Rate * Interval.Sqrt(Weights(scalars.OneMinusBeta1, t));
            certificate.AtMost(Interval.Abs(changes[t][i]), limit, () => Invariant($"change of [{i}] in step {t}"));
            certificate.Equal(limit, Hyperparameter.Get(c.Optimizer, "LearningRate"), () => Invariant($"limit of step {t}"));
        });
        return certificate.Finding;
    }

    /// <summary>The sum of the weights of an average after t steps: 1 - (1 - w)^t for the weight w of the newest.</summary>
    private static Interval Weights(Interval weight, int t) => weight * Certified.Geometric(1 - weight, t);

    private static void ForEach(LawCase c, Action<int, int> examine)
    {
        for (var t = 1; t <= c.Steps; t++)
            for (var i = 0; i < c.Start.Length; i++) examine(t, i);
    }
}
