using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>What is known of momentum, and of what it shares with descent and with Nesterov's method.</summary>
internal static class MomentumTheorems
{
    private static readonly ConcurrentDictionary<IOptimizer, Finding> _pictures = [];

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
            For<Momentum>(BothPlacements, momentum => momentum with { LearningRate = momentum.LearningRate.AtFirst() }),
            For<Nesterov>(BothPlacements, nesterov => nesterov with { LearningRate = nesterov.LearningRate.AtFirst() })) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C3b", Real,
            "Under a schedule it makes no difference either. (It does: the velocity remembers steps in one case, gradients in the other.)",
            @"\eta_t = \frac{\eta}{1 + t}: \; v' = \mu v - \eta_t g,\; \theta' = \theta + v' "
            + @"\;\equiv\; v' = \mu v - g,\; \theta' = \theta + \eta_t v'",
            For<Momentum>(BothPlacements, momentum => momentum with { LearningRate = Falling(momentum.LearningRate) }, expected: Applicability.Fails),
            For<Nesterov>(BothPlacements, nesterov => nesterov with { LearningRate = Falling(nesterov.LearningRate) }, expected: Applicability.Fails)) with
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
        Of("E2", Real,
            "On a quadratic, momentum multiplies velocity and parameter by the same matrix each step.",
            @"\begin{pmatrix} v \\ x \end{pmatrix}_k = "
            + @"\begin{pmatrix} \mu & \lambda \\ -\eta\mu & 1 - \eta\lambda \end{pmatrix}^k \begin{pmatrix} 0 \\ x_0 \end{pmatrix}",
            For<Momentum>((momentum, c) => Quadratics.Follows(c, (curvature, start, k) => HeavyBall(momentum, curvature, start, k)))) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("E4", Real,
            "Momentum on a quadratic converges exactly for rates below two times one plus momentum, over the curvature.",
            @"|x_k| \to 0 \iff 0 < \eta\lambda < 2(1 + \mu)",
            For<Momentum>((momentum, c) => Recurrence.ConvergesBelow(c, momentum.LearningRate, 2 * (1 + (Rational)momentum.MomentumFactor.At(0))))) with
        { ConstantBecause = OneValue },
        Of("E6", Real,
            "Momentum oscillates between two rates, and there each step brings it nearer by the root of the momentum, whatever the curvature.",
            @"(1 - \sqrt\mu)^2 < \eta\lambda < (1 + \sqrt\mu)^2 \iff \tau^2 < 4\delta, \quad \delta = \mu",
            For<Momentum>(Oscillates)) with
        { ConstantBecause = OneValue },
        Of("E7", Real,
            "With the best rate and momentum for curvatures from m to L, descent and momentum reach their known speeds.",
            @"\mathrm{SGD}\!: \eta = \frac{2}{L + m}, \rho = \frac{\kappa - 1}{\kappa + 1}; \quad "
            + @"\mathrm{Momentum}\!: \eta = \frac{4}{(\sqrt L + \sqrt m)^2}, \rho = \sqrt\mu = \frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}",
            For<Sgd>((sgd, c) => SgdTheorems.BestRate(c, sgd)),
            For<Momentum>(BestMomentum)) with
        { ConstantBecause = OneValue },
        Of("E8", Real,
            "The way of momentum is the sum of the gradients, each weighted with what its push has come to; it is not that of descent.",
            @"\theta_T - \theta_0 = -\eta \sum_{i=1}^{T} \frac{1 - \mu^{T-i+1}}{1 - \mu}\, g_i",
            For<Momentum>(WayOfMomentum)) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("E9", Real,
            "On x²/20 + y² from (-7, 2) descent at 0.95 and momentum at 0.1 are where their closed forms say; descent at (-0.350393, 0.084782).",
            @"x_k = -7 (1 - \eta/10)^k,\; y_k = 2 (1 - 2\eta)^k",
            // One path: it depends on nothing that the cases vary.
            For<Sgd>((sgd, c) => _pictures.GetOrAdd(sgd, _ => SgdTheorems.Picture(sgd)), sgd => sgd with { LearningRate = 0.95 }),
            For<Momentum>(
                (momentum, c) => _pictures.GetOrAdd(momentum, _ => Quadratics.Picture(momentum, (curvature, start, k) => HeavyBall(momentum, curvature, start, k))),
                momentum => momentum with { LearningRate = 0.1, MomentumFactor = 0.9 })) with
        { ConstantBecause = OneValue },
    ];

    /// <summary>A rate that falls with the number of the step.</summary>
    private static Schedule Falling(Schedule rate) => Schedule.InverseTime(rate.At(0), 1);

    /// <summary>What a unit of velocity moves the parameter by.</summary>
    private static Interval VelocityRate(LearningRatePlacement placement, Schedule rate) =>
        placement == LearningRatePlacement.InsideVelocity ? 1 : rate.At(0);

    private static Rational HeavyBall(Momentum momentum, Rational curvature, Rational start, int k) =>
        Quadratics.HeavyBall(momentum.LearningRate.At(0), momentum.MomentumFactor.At(0), curvature, start, k);

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

    /// <summary>The roots of momentum are drawn as fractions, so that the limits are fractions too.</summary>
    private static Finding Oscillates(Momentum given, LawCase c)
    {
        var root = (1 + c.Mark(0) % 63) / 64.0;
        var optimizer = given with { MomentumFactor = root * root };
        Rational lower = (1 - root) * (1 - root), upper = (1 + root) * (1 + root), rate = given.LearningRate.At(0);
        var (below, above) = (new Rational(99, 100), new Rational(101, 100));
        foreach (var (product, oscillates) in new[]
            { (lower * below, false), (lower * above, true), (upper * below, true), (upper * above, false) })
        {
            if (Recurrence.Of(optimizer, product / rate) is not { } loop)
                return Finding.Broken(Invariant($"with momentum {root * root:R} there is no recurrence"));
            if (loop.Oscillates != oscillates)
                return Finding.Broken(
                    Invariant($"with momentum {root * root:R}, at {product} it {(oscillates ? "does not oscillate" : "oscillates")}: {loop}"));
            if (loop.Determinant != root * root)
                return Finding.Broken(Invariant($"with momentum {root * root:R} two steps multiply areas by {loop.Determinant}"));
        }

        return Finding.Exact;
    }

    /// <summary>The roots of m and L add up to a power of two, so that the best rate and momentum are doubles.</summary>
    private static Finding BestMomentum(Momentum given, LawCase c)
    {
        var smallest = (1 + c.Mark(0) % 63) / 64.0;
        var optimizer = given with { LearningRate = double.ScaleB(1, -2 * c.Exponent), MomentumFactor = (1 - smallest) * (1 - smallest) };
        var middle = smallest + (2 - 2 * smallest) * (c.Mark(1) % 65) / 64;
        foreach (var root in (ReadOnlySpan<double>)[smallest, middle, 2 - smallest])
        {
            Rational scaled = double.ScaleB(root, c.Exponent);
            // Complex or equal roots of z² - τ z + δ have the magnitude √δ, and √δ is the speed.
            if (Recurrence.Of(optimizer, scaled * scaled) is not { } loop || loop.Determinant != (1 - smallest) * (1 - smallest)
                || loop.Trace * loop.Trace > 4 * loop.Determinant)
                return Finding.Broken(
                    Invariant($"with roots of curvatures from {smallest:R} to {2 - smallest:R} a step does not shrink by {1 - smallest:R} at {root:R}"));
        }

        return Finding.Exact;
    }

    private static Finding WayOfMomentum(Momentum momentum, LawCase c)
    {
        Rational rate = momentum.LearningRate.At(0), mu = momentum.MomentumFactor.At(0);
        var (start, gradients) = (Quadratics.Start(c), Quadratics.Gradients(c));
        // Exact, so the way is compared at the last point only: a shorter run is the beginning of a longer one (A5).
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
