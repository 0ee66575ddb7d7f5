using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about momentum, and of what it shares with descent and with Nesterov's method.</summary>
internal static class MomentumTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Equal<Momentum, Sgd>("C1",
            "Momentum without momentum is gradient descent.",
            @"\mu = 0 \Rightarrow \mathrm{Momentum}(\eta, \mu) = \mathrm{SGD}(\eta)",
            momentum => momentum with { MomentumFactor = 0 },
            momentum => new() { LearningRate = momentum.LearningRate }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Of("C3", Real,
            "At a constant learning rate it makes no difference whether it stands inside or outside the velocity.",
            @"v' = \mu v - \eta g,\; \theta' = \theta + v' \;\equiv\; v' = \mu v - g,\; \theta' = \theta + \eta v'",
            For<Momentum>(BothPlacements, momentum => momentum with { LearningRate = momentum.LearningRate.AtFirst() }) with { Claims = MomentumClaims.MomentumPlacements },
            For<Nesterov>(BothPlacements, nesterov => nesterov with { LearningRate = nesterov.LearningRate.AtFirst() }) with { Claims = MomentumClaims.NesterovPlacements }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C3b", Real,
            "Under a schedule it makes no difference either. (It does: the velocity remembers steps in one case, gradients in the other.)",
            @"\eta_t = \frac{\eta}{1 + t}: \; v' = \mu v - \eta_t g,\; \theta' = \theta + v' "
            + @"\;\equiv\; v' = \mu v - g,\; \theta' = \theta + \eta_t v'",
            For<Momentum>(BothPlacements, momentum => momentum with { LearningRate = Falling(momentum.LearningRate) }, expected: Applicability.Fails) with { Claims = MomentumClaims.MomentumPlacementsAtFallingRate },
            For<Nesterov>(BothPlacements, nesterov => nesterov with { LearningRate = Falling(nesterov.LearningRate) }, expected: Applicability.Fails) with { Claims = MomentumClaims.NesterovPlacementsAtFallingRate }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("D2", Real,
            "When gradients end, each further step is a fixed fraction of the one before (for Adam without epsilon, but for its correction).",
            @"\Delta_{T+k} = \mu^k \Delta_T', \quad \mathrm{Adam:}\; "
            + @"\Delta_{T+k} = \eta_{T+k} \left(\frac{\beta_1}{\sqrt{\beta_2}}\right)^k \frac{m_T}{\sqrt{v_T}}",
            For<Momentum>((momentum, c) => Coasting(c, (slots, i, k) =>
                Certified.Power(momentum.MomentumFactor.At(0), k) * VelocityRate(momentum.LearningRatePlacement, momentum.LearningRate) * slots[0][i])),
            For<Nesterov>((nesterov, c) => Coasting(c, (slots, i, k) =>
                Certified.Power(nesterov.MomentumFactor.At(0), k + 1) * VelocityRate(nesterov.LearningRatePlacement, nesterov.LearningRate) * slots[0][i])),
            For<Adam>(
                (adam, c) => Coasting(c, (slots, i, k) => -AdamTheorems.Coasted(adam, c.Steps + k, k) * slots[0][i] / Interval.Sqrt(slots[1][i])),
                adam => AdamTheorems.Remembering(adam with { Epsilon = 0 }))) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("E8", Real,
            "The displacement of momentum is the sum of the gradients, each weighted by the total of its contributions so far; it differs from that of gradient descent.",
            @"\theta_T - \theta_0 = -\eta \sum_{i=1}^{T} \frac{1 - \mu^{T-i+1}}{1 - \mu}\, g_i",
            For<Momentum>(WayOfMomentum)) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
    ];

    /// <summary>A rate that falls with the number of the step.</summary>
    private static Schedule Falling(Schedule rate) => Schedule.InverseTime(rate.At(0), 1);

    /// <summary>The displacement of the parameter per unit of velocity.</summary>
    private static Interval VelocityRate(LearningRatePlacement placement, Schedule rate) =>
        placement == LearningRatePlacement.InsideVelocity ? 1 : rate.At(0);

    /// <summary>The optimizer's run, whichever placement it has, meets the formulas of both.</summary>
    private static Finding BothPlacements(Momentum momentum, LawCase c) => BothPlacements(
        c, momentum.LearningRate, momentum.MomentumFactor, (mu, v, push) => mu * v - push);

    private static Finding BothPlacements(Nesterov nesterov, LawCase c) => BothPlacements(
        c, nesterov.LearningRate, nesterov.MomentumFactor, (mu, v, push) => mu * (mu * v - push) - push);

    /// <param name="c">The case.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="momentum">The momentum.</param>
    /// <param name="way">By how much the parameter moves, in units of the velocity: of the momentum, the velocity, and the gradient's push.</param>
    private static Finding BothPlacements(LawCase c, Schedule rate, Schedule momentum, Func<Interval, Interval, Interval, Interval> way)
    {
        var inside = Certified.Path(c, (Interval)0, (step, x, g, v) =>
        {
            Interval mu = momentum.At(step), push = rate.At(step) * g;
            return (x + way(mu, v, push), mu * v - push);
        });
        var outside = Certified.Path(c, (Interval)0, (step, x, g, v) =>
        {
            Interval mu = momentum.At(step);
            return (x + rate.At(step) * way(mu, v, g), mu * v - g);
        });
        var certificate = new Certificate();
        var run = Certified.Run(c.Optimizer, c).Points;
        certificate.SamePath(run, inside, "inside");
        certificate.SamePath(run, outside, "outside");
        return certificate.Finding;
    }

    /// <summary>The optimizer runs over the case's gradients, and then over as many that are zero.</summary>
    /// <param name="c">The case.</param>
    /// <param name="coasted">The change of the k-th step without a gradient, from the slots after the last gradient, the coordinate, and k.</param>
    private static Finding Coasting(LawCase c, Func<ImmutableArray<ImmutableArray<Interval>>, int, int, Interval> coasted)
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
                    run.Points[c.Steps + k][i], coasted(run.Slots[c.Steps], i, k), () => Invariant($"change of [{place}] {steps} steps after the last gradient"));
            }
        }

        return certificate.Finding;
    }

    private static Finding WayOfMomentum(Momentum momentum, LawCase c)
    {
        Rational rate = momentum.LearningRate.At(0), mu = momentum.MomentumFactor.At(0);
        var (start, gradients) = (Quadratics.Start(c), Quadratics.Gradients(c));
        // Exact, so paths are compared at the last point only: a shorter run is the beginning of a longer one (A5).
        var end = RuleRun<Rational>.Open(c.Optimizer, start, gradients).End;
        for (var i = 0; i < start.Length; i++)
        {
            Rational way = 0, weight = 0, power = 1;
            for (var step = c.Steps - 1; step >= 0; step--)
            {
                weight += power;
                power *= mu;
                way -= rate * weight * gradients[step][i];
            }

            var covered = end[i] - start[i];
            if (covered != way)
                return Finding.Broken(
                    Invariant($"the way of [{i}] in {c.Steps} steps is {Quadratics.Approximate(covered)} instead of {Quadratics.Approximate(way)}"));
        }

        return Finding.Exact;
    }
}
