using System.Collections.Concurrent;
using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about momentum on quadratics, beside descent: closed forms, limits of convergence, and the best speeds.</summary>
internal static class MomentumOnQuadratics
{
    private static readonly ConcurrentDictionary<IOptimizer, Finding> _pictures = [];

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
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

    private static Rational HeavyBall(Momentum momentum, Rational curvature, Rational start, int k) =>
        Quadratics.HeavyBall(momentum.LearningRate.At(0), momentum.MomentumFactor.At(0), curvature, start, k);

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
}
