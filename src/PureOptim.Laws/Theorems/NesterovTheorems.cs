using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about Nesterov's method.</summary>
internal static class NesterovTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Equal<Nesterov, Sgd>("C2",
            "Nesterov's method without momentum is gradient descent.",
            @"\mu = 0 \Rightarrow \mathrm{Nesterov}(\eta, \mu) = \mathrm{SGD}(\eta)",
            nesterov => nesterov with { MomentumFactor = 0 },
            nesterov => new() { LearningRate = nesterov.LearningRate }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Of("C5", Real,
            "PyTorch's form, the book's form, and the look-ahead point of the textbook's form of Nesterov's method are the same path.",
            @"\theta_t = x_t + \mu v_t, \quad v_t = \mu v_{t-1} - \eta g_t,\; x_t = x_{t-1} + v_t",
            For<Nesterov>(ThreeForms) with { Claims = MomentumClaims.ThreeForms }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("E5", Real,
            "Nesterov's method on a quadratic converges exactly for rates below a limit that is smaller than that of gradient descent.",
            @"|x_k| \to 0 \iff 0 < \eta\lambda < \frac{2 + 2\mu}{1 + 2\mu}",
            For<Nesterov>((nesterov, c) => Recurrence.ConvergesBelow(
                c, nesterov.LearningRate, (Rational)nesterov.MomentumFactor.At(0) is var mu ? (2 + 2 * mu) / (1 + 2 * mu) : 0))) with
        { ConstantBecause = OneValue },
        Of("F5", Real,
            "On a convex quadratic Nesterov's method with growing momentum comes as near as one over the square of the number of steps.",
            @"\mu_k = \frac{k-1}{k+2},\; \eta = \frac1L \Rightarrow f(\theta_k) - f^* \le \frac{2L \lVert \theta_0 - \theta^* \rVert^2}{(k+1)^2}",
            For<Nesterov>(
                (nesterov, c) => ConvexQuadratic.Descent(c, nesterov.LearningRate, (f, points, rate, k) =>
                    (f.Value(points[k]), 2 * ConvexQuadratic.Square(points[0]) / (rate * (k + 1) * (k + 1)))),
                nesterov => nesterov with { MomentumFactor = Schedule.Custom(step => step / (step + 3.0), 0, 1) })) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = "the formula has one value of the rate, and a schedule of the momentum" },
    ];

    private static Finding ThreeForms(Nesterov nesterov, LawCase c)
    {
        Interval mu = nesterov.MomentumFactor.At(0), rate = nesterov.LearningRate.At(0);
        var torch = Certified.Path(c, (Interval)0, (_, x, g, buffer) =>
        {
            var next = mu * buffer + g;
            return (x - rate * (g + mu * next), next);
        });
        var book = Certified.Path(c, (Interval)0, (_, x, g, v) => (x + mu * mu * v - (1 + mu) * rate * g, mu * v - rate * g));
        var textbook = Certified.Path(c, (Point: (Interval?)null, Velocity: (Interval)0), (_, y, g, kept) =>
        {
            var velocity = mu * kept.Velocity - rate * g;
            var x = (kept.Point ?? y) + velocity;
            return (x + mu * velocity, (x, velocity));
        });
        var certificate = new Certificate();
        var run = Certified.Run(c.Optimizer, c).Points;
        certificate.SamePath(run, torch, "PyTorch's form");
        certificate.SamePath(run, book, "the book's form");
        certificate.SamePath(run, textbook, "look-ahead point");
        return certificate.Finding;
    }
}
