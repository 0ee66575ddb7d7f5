using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about gradient descent: its paths on quadratics, how fast it minimises convex functions, and what any gradients cost.</summary>
internal static class SgdTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("E1", Real,
            "On a quadratic, gradient descent multiplies the parameter by the same number each step; where that is one half, not in one bit.",
            @"x_k = (1 - \eta\lambda)^k x_0",
            For<Sgd>((sgd, c) => Quadratics.Follows(c, (curvature, start, k) => Quadratics.Power(1 - Rate(sgd) * curvature, k) * start)
                .And(() => Halving(c, sgd))) with { Claims = MomentumClaims.OnQuadratic }) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("E3", Real,
            "Gradient descent on a quadratic converges exactly for rates below two over the curvature.",
            @"|x_k| \to 0 \iff 0 < \eta\lambda < 2",
            For<Sgd>((sgd, c) => Recurrence.ConvergesBelow(c, sgd.LearningRate, 2))) with
        { ConstantBecause = OneValue },
        Of("F1", Real,
            "A step of descent with a rate of at most one over the largest curvature lowers the function by half the rate times the squared slope.",
            @"\eta \le \frac1L \Rightarrow f(\theta') \le f(\theta) - \frac{\eta}{2} \lVert \nabla f(\theta) \rVert^2",
            For<Sgd>((sgd, c) => ConvexQuadratic.Descent(c, sgd.LearningRate, (f, points, rate, k) =>
                (f.Value(points[k]), f.Value(points[k - 1]) - rate / 2 * ConvexQuadratic.Square(f.Gradient(points[k - 1])))))) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("F2", Real,
            "On a convex function descent comes as near to the minimum as one over the number of steps.",
            @"f(\theta_k) - f^* \le \frac{\lVert \theta_0 - \theta^* \rVert^2}{2 \eta k}",
            For<Sgd>((sgd, c) => ConvexQuadratic.Descent(c, sgd.LearningRate, (f, points, rate, k) =>
                (f.Value(points[k]), ConvexQuadratic.Square(points[0]) / (2 * rate * k))))) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("F3", Real,
            "On a strongly convex function descent comes nearer to the minimum by the same factor each step.",
            @"\lVert \theta_k - \theta^* \rVert^2 \le (1 - \eta m)^k \lVert \theta_0 - \theta^* \rVert^2",
            For<Sgd>((sgd, c) => ConvexQuadratic.Descent(c, sgd.LearningRate, (f, points, rate, k) =>
                (ConvexQuadratic.Square(points[k]), Quadratics.Power(1 - rate * f.Smallest, k) * ConvexQuadratic.Square(points[0]))))) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("F4", Real,
            "With a rate of at most two over the largest curvature two runs of descent never move apart.",
            @"\eta \le \frac2L \Rightarrow \lVert \theta' - \phi' \rVert \le \lVert \theta - \phi \rVert",
            For<Sgd>((sgd, c) => NeverApart(c, sgd))) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
        Of("F6", Real,
            "The regret of descent on any gradients, against any point, is known exactly.",
            @"\sum_t \langle g_t, \theta_t - u \rangle = "
            + @"\frac{\lVert \theta_1 - u \rVert^2 - \lVert \theta_{T+1} - u \rVert^2}{2\eta} + \frac{\eta}{2} \sum_t \lVert g_t \rVert^2",
            For<Sgd>((sgd, c) => RegretOfDescent(c, sgd)) with { Claims = MomentumClaims.Regret }) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
    ];

    private static Rational Rate(Sgd sgd) => sgd.LearningRate.At(0);

    /// <summary>With λ = 1/(2η), both powers of two, each step in the case's precision halves the parameters exactly.</summary>
    private static Finding Halving(LawCase c, Sgd sgd)
    {
        var rate = Settings.PowerOfTwo(sgd.LearningRate.At(0));
        var at = c.Start;
        for (var k = 1; k <= c.Steps; k++)
        {
            at = c.Run(sgd with { LearningRate = rate }, at, [at.Map((value, _) => 0.5 / rate * value)]).End;
            var finding = Compare.Bits(at, c.Start.Map((value, _) => double.ScaleB(value, -k)), Invariant($"after {k} steps, parameters"));
            if (finding.IsBroken) return finding;
        }

        return Finding.Exact;
    }

    /// <summary>The way covered on a constant gradient while the rate falls on a line to zero.</summary>
    /// <remarks>Each rate of the line has at most three roundings, of numbers no larger than the first: T of them are off by 3T of those at most.</remarks>
    internal static Finding LineToZero(LawCase c, Sgd sgd)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var rate = sgd.LearningRate.At(0);
        var gradient = c.NonzeroGradients[0];
        var changes = Certified.Changes(sgd with { LearningRate = Schedule.Linear(rate, 0, c.Steps) }, Enumerable.Repeat(gradient, c.Steps)).Points;
        var certificate = new Certificate();
        for (var i = 0; i < gradient.Length; i++)
        {
            var place = i;
            var (way, most) = (changes.Skip(1).Select(change => Interval.Abs(change[place])).Sum(), rate * Interval.Abs(gradient[i]));
            certificate.Equal(way + Certified.PlusMinus(3 * c.Steps * Certified.Roundoff * most), most * (c.Steps + 1) / 2, () => Invariant($"way of [{place}]"));
        }

        return certificate.Finding;
    }

    /// <summary>m and L add up to a power of two, so that the best rate is a double.</summary>
    internal static Finding BestRate(LawCase c, Sgd sgd)
    {
        var smallest = (1 + c.Mark(0) % 63) / 64.0;
        Rational m = double.ScaleB(smallest, c.Exponent), largest = double.ScaleB(2 - smallest, c.Exponent);
        var speed = (largest - m) / (largest + m);
        foreach (var curvature in (ReadOnlySpan<Rational>)[m, largest])
        {
            if (Recurrence.Of(sgd with { LearningRate = double.ScaleB(1, -c.Exponent) }, curvature) is not { Determinant: var determinant, Trace: var trace }
                || determinant != 0 || Rational.Abs(trace) != speed)
                return Finding.Broken($"with curvatures from {m} to {largest} a step does not multiply by {speed} at {curvature}");
        }

        return Finding.Exact;
    }

    /// <summary>The published picture: descent at 0.95 is at (-0.350393, 0.084782) after thirty steps.</summary>
    internal static Finding Picture(Sgd sgd)
    {
        Rational ClosedForm(Rational curvature, Rational start, int k) => Quadratics.Power(1 - Rate(sgd) * curvature, k) * start;

        // Half a unit of the sixth decimal, the last of the published ones.
        var half = new Rational(1, 2_000_000);
        return Quadratics.Picture(sgd, ClosedForm).And(() => Finding.That(
            Rational.Abs(ClosedForm(new Rational(1, 10), -7, 30) + new Rational(350_393, 1_000_000)) < half
                && Rational.Abs(ClosedForm(2, 2, 30) - new Rational(84_782, 1_000_000)) < half,
            () => "after step 30 the path is not at the published point"));
    }

    private static Finding NeverApart(LawCase c, Sgd sgd)
    {
        var start = Quadratics.Start(c);
        if (start.IsEmpty) return Finding.Vacuous;
        var other = start.Select((value, i) => value + c.Mark(i) % 100 - 50);
        var f = ConvexQuadratic.Of(c, start.Length, 2 / Rate(sgd));
        var (left, right) = (
            RuleRun<Rational>.Closed(c.Optimizer, start, c.Steps, f.Gradient).Points,
            RuleRun<Rational>.Closed(c.Optimizer, other, c.Steps, f.Gradient).Points);
        for (var k = 1; k <= c.Steps; k++)
        {
            var (before, after) = (
                ConvexQuadratic.Square(ConvexQuadratic.Difference(left[k - 1], right[k - 1])), ConvexQuadratic.Square(ConvexQuadratic.Difference(left[k], right[k])));
            if (after > before)
                return Finding.Broken(
                    Invariant($"step {k} takes the squared distance from {Quadratics.Approximate(before)} to {Quadratics.Approximate(after)}, on {f}"));
        }

        return Finding.Exact;
    }

    private static Finding RegretOfDescent(LawCase c, Sgd sgd)
    {
        var (start, gradients, rate) = (Quadratics.Start(c), Quadratics.Gradients(c), Rate(sgd));
        ImmutableArray<Rational> u = [.. start.Select((_, i) => (Rational)(c.Mark(i) % 64 / 8.0 - 4))];
        var points = RuleRun<Rational>.Open(c.Optimizer, start, gradients).Points;
        var regret = gradients.Select((g, t) => ConvexQuadratic.Product(g, ConvexQuadratic.Difference(points[t], u))).Aggregate((Rational)0, (sum, term) => sum + term);
        var squares = gradients.Select(ConvexQuadratic.Square).Aggregate((Rational)0, (sum, term) => sum + term);
        var known = (ConvexQuadratic.Square(ConvexQuadratic.Difference(points[0], u)) - ConvexQuadratic.Square(ConvexQuadratic.Difference(points[^1], u))) / (2 * rate)
            + rate / 2 * squares;
        return Finding.That(
            regret == known,
            () => $"the regret against [{string.Join(", ", u)}] is {Quadratics.Approximate(regret)} instead of {Quadratics.Approximate(known)}");
    }
}
