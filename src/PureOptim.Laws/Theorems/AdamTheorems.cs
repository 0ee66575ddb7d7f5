using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about Adam: its algorithm, what its betas and its epsilon do, and what its moments lie between.</summary>
internal static class AdamTheorems
{
    /// <summary>The law multiplies them by 2^-20.</summary>
    private static readonly Magnitudes _small = new(new(-120, 12), new(-380, 12), "beside a large gradient no ε tells, wherever it stands");

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("B18", Real,
            "Without epsilon Adam's first step does not depend on its betas.",
            @"\varepsilon = 0 \Rightarrow \Delta_1(\beta_1, \beta_2) = \Delta_1(\beta_1', \beta_2')",
            For<Adam>(OtherBetas, WithoutEpsilon) with { Claims = AdamClaims.OtherBetas }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C13", Real,
            "Adam is algorithm 1 of its paper, with epsilon or, where it stands before the correction, with epsilon over the correction.",
            @"\hat\varepsilon_t = \varepsilon \sqrt{1 - \beta_2^t}: \quad \eta \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t} "
            + @"\frac{m}{\sqrt v + \hat\varepsilon_t} = \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
            For<Adam>((adam, c) => AlgorithmOne(adam, c).And(() => SameWithoutEpsilon(adam, c))) with { Claims = AdamClaims.AlgorithmOne }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C14", Real,
            "At small gradients Adam's first step depends on where epsilon stands.",
            @"|\Delta_1| = \eta \frac{|g|}{|g| + \varepsilon} \text{ (after)}, \quad "
            + @"\eta \frac{\sqrt{1-\beta_2}\,|g|}{\sqrt{1-\beta_2}\,|g| + \varepsilon} \text{ (before)}",
            For<Adam>(SmallGradients) with { Claims = AdamClaims.FirstStep }) with
        { Magnitudes = _small },
        Of("D10", Real,
            "Adam's corrected moments lie between the smallest and the largest of what they average.",
            @"\min_{s \le t} g_s \le \hat m_t \le \max_{s \le t} g_s, \quad \min_{s \le t} g_s^2 \le \hat v_t \le \max_{s \le t} g_s^2",
            For<Adam>(Moments) with { Claims = AdamClaims.Moments }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("D10b", Real,
            "Under a schedule of β1 they do too. (They do not where the correction is by a power of the last β1, which is not the sum of the weights.)",
            @"\beta_{1,1} < \beta_{1,2}: \min_{s \le t} g_s \le \hat m_t = \frac{m_t}{1 - \beta_{1,t}^t} \le \max_{s \le t} g_s",
            For<Adam>(Moments, Rising, IsByPower, Applicability.Fails), For<Adam>(Moments, Rising) with { Claims = AdamClaims.Moments }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = "only β1 has a schedule, which the law sets" },
    ];

    /// <summary>Below one half β2 forgets so fast that intervals of what is left of v soon say nothing.</summary>
    internal static Adam Remembering(Adam adam) => adam with { Beta2 = adam.Beta2.Changed(beta => 0.5 + beta / 2) };

    /// <summary>The remainder of the last direction in step t, k steps after the last gradient: η_t (β1/√β2)^k.</summary>
    internal static Interval Coasted(Adam adam, int t, int k) => Rate(adam, t) * Certified.Power(Beta1(adam, t) / Interval.Sqrt(Beta2(adam, t)), k);

    /// <summary>The path of the paper's algorithm with the hyperparameters of an optimizer, over a case's gradients.</summary>
    internal static ImmutableArray<ImmutableArray<Interval>> PathOfAlgorithmOne(LawCase c, Adam adam)
    {
        var before = adam.EpsilonPlacement == AdamEpsilonPlacement.BeforeCorrection;
        return Certified.Path(c, ((Interval)0, (Interval)0), (step, x, g, moments) =>
        {
            var (m, v) = moments;
            var (t, beta1, beta2) = (step + 1, Beta1(adam, step + 1), Beta2(adam, step + 1));
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * (g * g);
            Interval epsilon = adam.Epsilon.At(step);
            var correction = Interval.Sqrt(Weight2(adam, t));
            var (corrected, root) = (m / Weight1(adam, t), Interval.Sqrt(v) / correction);
            return (x - adam.LearningRate.At(step) * corrected / (root + (before ? epsilon / correction : epsilon)), (m, v));
        });
    }

    /// <summary>β1 is half as large in the first step; where it is 0, it is 0.9 from the second on.</summary>
    internal static Adam Rising(Adam adam) => adam.Beta1.At(0) is var beta && beta > 0
        ? adam with { Beta1 = Schedule.PiecewiseConstant(beta / 2, (1, beta)) }
        : adam with { Beta1 = Schedule.PiecewiseConstant(0, (1, 0.9)) };

    internal static Adam WithoutEpsilon(Adam adam) => adam with { Epsilon = 0 };

    internal static Interval Beta1(Adam adam, int t) => adam.Beta1.At(t - 1);

    internal static Interval Beta2(Adam adam, int t) => adam.Beta2.At(t - 1);

    /// <summary>Whether the correction is by a power of the last betas.</summary>
    internal static bool IsByPower(Adam adam) => adam.BiasCorrection == BiasCorrection.PowerOfBeta;

    private static Interval Weight1(Adam adam, int t) => Weight(adam, adam.Beta1, t);

    private static Interval Weight2(Adam adam, int t) => Weight(adam, adam.Beta2, t);

    /// <summary>1 - β^t, or 1 - β_1 ... β_t: what the optimizer takes for the weight of all that an average has seen.</summary>
    private static Interval Weight(Adam adam, Schedule beta, int t) => IsByPower(adam)
        ? Certified.WeightOfAverage(beta.At(t - 1), t)
        : 1 - Enumerable.Range(0, t).Aggregate((Interval)1, (product, step) => product * (Interval)beta.At(step));

    /// <summary>η_t = η √(1 - β2^t) / (1 - β1^t).</summary>
    internal static Interval Rate(Adam adam, int t) =>
        adam.LearningRate.At(t - 1) * Interval.Sqrt(Weight2(adam, t)) / Weight1(adam, t);

    /// <summary>The other betas are drawn from the case's marks.</summary>
    private static Finding OtherBetas(Adam adam, LawCase c)
    {
        var other = adam with { Beta1 = c.Mark(0) % 1000 / 1000.0, Beta2 = c.Mark(1) / 1000 % 1000 / 1000.0 };
        var first = c.NonzeroGradients.Take(1).ToList();
        return Certified.Meet(
            Certified.Changes(adam, first).End, Certified.Changes(other, first).End, i => Invariant($"first change of [{i}] with the betas of {other}"));
    }

    private static Finding AlgorithmOne(Adam adam, LawCase c)
    {
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(adam, c).Points, PathOfAlgorithmOne(c, adam), "algorithm 1");
        return certificate.Finding;
    }

    private static Finding SameWithoutEpsilon(Adam adam, LawCase c)
    {
        var bare = adam with { Epsilon = 0 };
        var gradients = c.NonzeroGradients;
        return Compare.SameParameters(
            c.Run(bare with { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, c.Start, gradients),
            c.Run(bare with { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, c.Start, gradients));
    }

    /// <summary>One step on gradients of about 1e-6; where β2 is not 0 the other placement's step must not meet this one's.</summary>
    private static Finding SmallGradients(Adam adam, LawCase c)
    {
        var small = c.NonzeroGradients.Take(1).Select(g => g.Map((value, _) => double.ScaleB(value, -20))).ToList();
        if (small.Count == 0) return Finding.Vacuous;
        Interval rate = adam.LearningRate.At(0), epsilon = adam.Epsilon.At(0), weight = Interval.Sqrt(1 - Beta2(adam, 1));
        var after = adam.EpsilonPlacement == AdamEpsilonPlacement.AfterCorrection;
        var changes = Certified.Changes(adam, small).End;
        var others = Certified.Changes(
            adam with { EpsilonPlacement = after ? AdamEpsilonPlacement.BeforeCorrection : AdamEpsilonPlacement.AfterCorrection }, small).End;
        var certificate = new Certificate();
        for (var i = 0; i < changes.Length; i++)
        {
            Interval magnitude = double.Abs(small[0][i]);
            var share = after ? magnitude / (magnitude + epsilon) : weight * magnitude / (weight * magnitude + epsilon);
            certificate.Equal(Interval.Abs(changes[i]), rate * share, () => Invariant($"first step of [{i}]"));
            if (adam.Beta2.At(0) > 0 && changes[i].Meets(others[i])) return Finding.Broken(Invariant($"both placements change [{i}] by {changes[i]}"));
        }

        return certificate.Finding;
    }

    private static Finding Moments(Adam adam, LawCase c)
    {
        var slots = Certified.Changes(adam, c.Gradients).Slots;
        var certificate = new Certificate();
        c.ForEach((t, i) =>
        {
            List<Interval> gradients = [.. c.Gradients.Take(t).Select(g => (Interval)g[i])];
            Hull(slots[t][0][i], Weight1(adam, t), gradients, Invariant($"first moment of [{i}] after step {t}"));
            Hull(slots[t][1][i], Weight2(adam, t), [.. gradients.Select(g => g * g)], Invariant($"second moment of [{i}] after step {t}"));
        });
        return certificate.Finding;

        void Hull(Interval moment, Interval weight, List<Interval> averaged, string place)
        {
            certificate.AtMost(averaged.Aggregate(Interval.Min) * weight, moment, () => $"lower bound of the {place}");
            certificate.AtMost(moment, averaged.Aggregate(Interval.Max) * weight, () => place);
        }
    }
}
