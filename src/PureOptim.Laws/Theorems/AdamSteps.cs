using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;
using static PureOptim.Laws.Theorems.AdamTheorems;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about the length of Adam's steps: on a constant gradient, after zeros, and at most.</summary>
internal static class AdamSteps
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("D11", Real,
            "On a constant gradient every step of Adam without epsilon is as long as the learning rate, the first step on any gradient.",
            @"\varepsilon = 0,\; g_t = g \Rightarrow |\Delta_t| = \eta",
            For<Adam>(ConstantGradient, WithoutEpsilon) with { Claims = AdamStepClaims.ConstantGradient }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("D11b", Real,
            "Under a schedule of β1 it is too. (By a power of the last β1 it is not: at 0.5 and then 0.9 the second step on a gradient of 1 is 2.89 rates long.)",
            @"\varepsilon = 0,\; g_t = g,\; \beta_{1,1} < \beta_{1,2} \Rightarrow |\Delta_t| = \eta",
            For<Adam>(ConstantGradient, adam => Rising(WithoutEpsilon(adam)), IsByPower, Applicability.Fails),
            For<Adam>(ConstantGradient, adam => Rising(WithoutEpsilon(adam))) with { Claims = AdamStepClaims.ConstantGradient }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = "only β1 has a schedule, which the law sets" },
        Of("D12", Real,
            "Adam's steps have a bound, which gradients that fall off in a certain ratio attain.",
            @"|\Delta_t| \le \eta\,\frac{1-\beta_1}{1-\beta_1^t} \sqrt{\frac{1-\beta_2^t}{1-\beta_2}} "
            + @"\sqrt{\sum_{k<t} \left(\frac{\beta_1^2}{\beta_2}\right)^k}, \quad = \text{ at } g_i \propto \left(\frac{\beta_1}{\beta_2}\right)^{t-i}",
            // The bound divides by β2.
            For<Adam>((adam, c) => BelowBound(adam, c).And(() => AttainsBound(adam, c)), adam => Remembering(WithoutEpsilon(adam))) with { Claims = AdamStepClaims.Bound }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("D13", Real,
            "The step of Adam on the first gradient after zeros grows with the number of zeros.",
            @"g_1 = \ldots = g_{t-1} = 0 \Rightarrow |\Delta_t| = \eta \frac{1-\beta_1}{\sqrt{1-\beta_2}} \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}",
            For<Adam>(Spike, WithoutEpsilon)) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("D14", Real,
            "With equal betas no step of Adam is longer than the learning rate.",
            @"\beta_1 = \beta_2 \Rightarrow |\Delta_t| \le \eta",
            For<Adam>(EqualBetas, adam => Remembering(WithoutEpsilon(adam)) is var without ? without with { Beta1 = without.Beta2 } : adam)
                    with
            { Claims = AdamStepClaims.EqualBetas }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
    ];

    private static Finding ConstantGradient(Adam adam, LawCase c)
    {
        var changes = Certified.Changes(adam, c.NonzeroGradients.Select(_ => c.NonzeroGradients[0])).Points;
        var certificate = new Certificate();
        c.ForEach((t, i) => certificate.Equal(Interval.Abs(changes[t][i]), adam.LearningRate.At(t - 1), () => Invariant($"change of [{i}] in step {t}")));
        return certificate.Finding;
    }

    /// <summary>The law's bound, by the Cauchy-Schwarz inequality for the very weights of the averages.</summary>
    private static Interval Bound(Adam adam, int t)
    {
        var (beta1, beta2) = (Beta1(adam, t), Beta2(adam, t));
        return Rate(adam, t) * (1 - beta1) / Interval.Sqrt(1 - beta2) * Interval.Sqrt(Certified.Geometric(beta1 * beta1 / beta2, t));
    }

    private static Finding BelowBound(Adam adam, LawCase c)
    {
        var changes = Certified.Changes(adam, c.NonzeroGradients).Points;
        var certificate = new Certificate();
        c.ForEach((t, i) => certificate.AtMost(Interval.Abs(changes[t][i]), Bound(adam, t), () => Invariant($"change of [{i}] in step {t}")));
        return certificate.Finding;
    }

    private static Finding AttainsBound(Adam adam, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var ratio = Beta1(adam, c.Steps) / Beta2(adam, c.Steps);
        var gradients = Enumerable.Range(1, c.Steps).Select(t => ImmutableArray.Create(Certified.Power(ratio, c.Steps - t)));
        var certificate = new Certificate();
        certificate.Equal(
            Interval.Abs(RuleRun<Interval>.Changes(adam, gradients).End[0]), Bound(adam, c.Steps), () => Invariant($"change in step {c.Steps}"));
        return certificate.Finding;
    }

    private static Finding Spike(Adam adam, LawCase c)
    {
        var certificate = new Certificate();
        if (c.Steps == 0) return Finding.Vacuous;
        var changes = Certified.Changes(adam, c.Gradients.Skip(1).Select(g => g.Map((_, _) => 0)).Append(c.NonzeroGradients[^1])).End;
        var length = Rate(adam, c.Steps) * (1 - Beta1(adam, c.Steps)) / Interval.Sqrt(1 - Beta2(adam, c.Steps));
        for (var i = 0; i < changes.Length; i++)
        {
            var place = i;
            certificate.Equal(Interval.Abs(changes[i]), length, () => Invariant($"change of [{place}] in step {c.Steps}"));
        }

        return certificate.Finding;
    }

    /// <summary>By Jensen's inequality |m| is at most √(w v), where w is the sum of the weights.</summary>
    private static Finding EqualBetas(Adam adam, LawCase c)
    {
        var changes = Certified.Changes(adam, c.NonzeroGradients).Points;
        var certificate = new Certificate();
        c.ForEach((t, i) => certificate.AtMost(Interval.Abs(changes[t][i]), adam.LearningRate.At(t - 1), () => Invariant($"change of [{i}] in step {t}")));
        return certificate.Finding;
    }
}
