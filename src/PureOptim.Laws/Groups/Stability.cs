using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>
/// Group E, second part: where the path on a quadratic converges, and how fast. Few steps tell: in exact fractions they determine the
/// recurrence x'' = τ x' - δ x that the loop of rule and gradient obeys, further steps must obey it, and its characteristic polynomial
/// z² - τ z + δ decides about all steps to come.
/// </summary>
internal static class Stability
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("E3", Real,
            "Gradient descent on a quadratic converges exactly for rates below two over the curvature.",
            @"|x_k| \to 0 \iff 0 < \eta\lambda < 2",
            HoldsForType<Sgd>,
            c => ConvergesBelow(c, 2)),
        new("E4", Real,
            "Momentum on a quadratic converges exactly for rates below two times one plus momentum, over the curvature.",
            @"|x_k| \to 0 \iff 0 < \eta\lambda < 2(1 + \mu)",
            HoldsForType<Momentum>,
            c => ConvergesBelow(c, 2 * (1 + Momentum(c)))),
        new("E5", Real,
            "Nesterov's method on a quadratic converges exactly for rates below a limit that is smaller than that of gradient descent.",
            @"|x_k| \to 0 \iff 0 < \eta\lambda < \frac{2 + 2\mu}{1 + 2\mu}",
            HoldsForType<Nesterov>,
            c => ConvergesBelow(c, (2 + 2 * Momentum(c)) / (1 + 2 * Momentum(c)))),
        new("E6", Real,
            "Momentum oscillates between two rates, and there each step brings it nearer by the root of the momentum, whatever the curvature.",
            @"(1 - \sqrt\mu)^2 < \eta\lambda < (1 + \sqrt\mu)^2 \iff \tau^2 < 4\delta, \quad \delta = \mu",
            HoldsForType<Momentum>,
            Oscillates),
        new("E7", Real,
            "With the best rate and momentum for curvatures from m to L, descent and momentum reach their known speeds.",
            @"\mathrm{SGD}\!: \eta = \frac{2}{L + m}, \rho = \frac{\kappa - 1}{\kappa + 1}; \quad "
            + @"\mathrm{Momentum}\!: \eta = \frac{4}{(\sqrt L + \sqrt m)^2}, \rho = \sqrt\mu = \frac{\sqrt\kappa - 1}{\sqrt\kappa + 1}",
            optimizer => When(optimizer is Sgd or PureOptim.Momentum),
            c => Hyperparameter.Of(c.Optimizer).Any(hyperparameter => hyperparameter.Name == "MomentumFactor")
                ? BestMomentum(c)
                : BestDescent(c)),
    ];

    private static Rational Momentum(LawCase c) => Hyperparameter.Get(c.Optimizer, "MomentumFactor");

    /// <summary>Converges at any fraction of the limit and at 0.99 of it, and diverges at 1.01 of it and above.</summary>
    private static Finding ConvergesBelow(LawCase c, Rational limit)
    {
        var fraction = new Rational(1 + c.Mark(0) % 98, 100);
        var (below, above) = (new Rational(99, 100), new Rational(101, 100));
        foreach (var (share, converges) in new[] { (fraction, true), (below, true), (above, false), (above + fraction, false) })
        {
            if (Recurrence(c.Optimizer, share * limit / Rate(c.Optimizer)) is not { } loop)
                return Finding.Broken($"at {share} of the limit there is no recurrence");
            if (loop.IsStable != converges)
                return Finding.Broken($"at {share} of the limit it {(converges ? "does not converge" : "converges")}: {loop}");
        }

        return Finding.Exact;
    }

    /// <summary>The roots of momentum are drawn as fractions, so that the limits are fractions too.</summary>
    private static Finding Oscillates(LawCase c)
    {
        var root = (1 + c.Mark(0) % 63) / 64.0;
        var optimizer = Hyperparameter.Set(c.Optimizer, "MomentumFactor", root * root);
        Rational lower = (1 - root) * (1 - root), upper = (1 + root) * (1 + root);
        var (below, above) = (new Rational(99, 100), new Rational(101, 100));
        foreach (var (product, oscillates) in new[]
            { (lower * below, false), (lower * above, true), (upper * below, true), (upper * above, false) })
        {
            if (Recurrence(optimizer, product / Rate(optimizer)) is not { } loop)
                return Finding.Broken(Invariant($"with momentum {root * root:R} there is no recurrence"));
            if (loop.Oscillates != oscillates)
                return Finding.Broken(
                    Invariant($"with momentum {root * root:R}, at {product} it {(oscillates ? "does not oscillate" : "oscillates")}: {loop}"));
            if (loop.Determinant != root * root)
                return Finding.Broken(Invariant($"with momentum {root * root:R} two steps multiply areas by {loop.Determinant}"));
        }

        return Finding.Exact;
    }

    /// <summary>m and L add up to a power of two, so that the best rate is a double.</summary>
    private static Finding BestDescent(LawCase c)
    {
        var smallest = (1 + c.Mark(0) % 63) / 64.0;
        var optimizer = Hyperparameter.Set(c.Optimizer, "LearningRate", double.ScaleB(1, -c.Exponent));
        Rational m = double.ScaleB(smallest, c.Exponent), largest = double.ScaleB(2 - smallest, c.Exponent);
        var speed = (largest - m) / (largest + m);
        foreach (var curvature in (ReadOnlySpan<Rational>)[m, largest])
        {
            if (Recurrence(optimizer, curvature) is not { Determinant: var determinant, Trace: var trace }
                || determinant != 0 || Rational.Abs(trace) != speed)
                return Finding.Broken($"with curvatures from {m} to {largest} a step does not multiply by {speed} at {curvature}");
        }

        return Finding.Exact;
    }

    /// <summary>The roots of m and L add up to a power of two, so that the best rate and momentum are doubles.</summary>
    private static Finding BestMomentum(LawCase c)
    {
        var smallest = (1 + c.Mark(0) % 63) / 64.0;
        var optimizer = Hyperparameter.Set(c.Optimizer, "LearningRate", double.ScaleB(1, -2 * c.Exponent));
        optimizer = Hyperparameter.Set(optimizer, "MomentumFactor", (1 - smallest) * (1 - smallest));
        var middle = smallest + (2 - 2 * smallest) * (c.Mark(1) % 65) / 64;
        foreach (var root in (ReadOnlySpan<double>)[smallest, middle, 2 - smallest])
        {
            Rational scaled = double.ScaleB(root, c.Exponent);
            // Complex or equal roots of z² - τ z + δ have the magnitude √δ, and √δ is the speed.
            if (Recurrence(optimizer, scaled * scaled) is not { } loop || loop.Determinant != (1 - smallest) * (1 - smallest)
                || loop.Trace * loop.Trace > 4 * loop.Determinant)
                return Finding.Broken(
                    Invariant($"with roots of curvatures from {smallest:R} to {2 - smallest:R} a step does not shrink by {1 - smallest:R} at {root:R}"));
        }

        return Finding.Exact;
    }

    private static Rational Rate(IOptimizer optimizer) => Hyperparameter.Get(optimizer, "LearningRate");

    /// <summary>The recurrence that the loop on ½ λ x² obeys from the start 1 over seven steps; null where it obeys none of order two.</summary>
    private static Loop? Recurrence(IOptimizer optimizer, Rational curvature)
    {
        Rational[] x = [.. ClosedForms.Quadratic(optimizer, [1], 7, curvature).Select(point => point[0])];
        var denominator = x[1] * x[1] - x[0] * x[2];
        var loop = denominator == 0
            ? new Loop(x[1] / x[0], 0)
            : new Loop((x[1] * x[2] - x[0] * x[3]) / denominator, (x[2] * x[2] - x[1] * x[3]) / denominator);
        return Enumerable.Range(0, x.Length - 2).All(k => x[k + 2] == loop.Trace * x[k + 1] - loop.Determinant * x[k]) ? loop : null;
    }

    /// <summary>The recurrence x'' = τ x' - δ x.</summary>
    private readonly record struct Loop(Rational Trace, Rational Determinant)
    {
        /// <summary>Whether both roots of z² - τ z + δ are inside the unit circle, by Jury's criterion.</summary>
        internal bool IsStable => Rational.Abs(Determinant) < 1 && Rational.Abs(Trace) < 1 + Determinant;

        /// <summary>Whether the roots are complex.</summary>
        internal bool Oscillates => Trace * Trace < 4 * Determinant;

        public override string ToString() => $"x'' = {ClosedForms.Approximate(Trace)} x' - {ClosedForms.Approximate(Determinant)} x";
    }
}
