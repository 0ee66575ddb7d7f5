using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group F: how fast a convex function is minimised, and what any gradients cost at most. Exact fractions, but for AdaGrad's roots.</summary>
internal static class Regret
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("F1", Real,
            "A step of descent with a rate of at most one over the largest curvature lowers the function by half the rate times the squared slope.",
            @"\eta \le \frac1L \Rightarrow f(\theta') \le f(\theta) - \frac{\eta}{2} \lVert \nabla f(\theta) \rVert^2",
            HoldsForType<Sgd>,
            c => Descent(c, (f, points, rate, k) =>
                (f.Value(points[k]), f.Value(points[k - 1]) - rate / 2 * Square(f.Gradient(points[k - 1]))))) { Magnitudes = Magnitudes.Fractions },
        new("F2", Real,
            "On a convex function descent comes as near to the minimum as one over the number of steps.",
            @"f(\theta_k) - f^* \le \frac{\lVert \theta_0 - \theta^* \rVert^2}{2 \eta k}",
            HoldsForType<Sgd>,
            c => Descent(c, (f, points, rate, k) => (f.Value(points[k]), Square(points[0]) / (2 * rate * k)))) { Magnitudes = Magnitudes.Fractions },
        new("F3", Real,
            "On a strongly convex function descent comes nearer to the minimum by the same factor each step.",
            @"\lVert \theta_k - \theta^* \rVert^2 \le (1 - \eta m)^k \lVert \theta_0 - \theta^* \rVert^2",
            HoldsForType<Sgd>,
            c => Descent(c, (f, points, rate, k) => (Square(points[k]), ClosedForms.Power(1 - rate * f.Smallest, k) * Square(points[0])))) { Magnitudes = Magnitudes.Fractions },
        new("F4", Real,
            "With a rate of at most two over the largest curvature two runs of descent never move apart.",
            @"\eta \le \frac2L \Rightarrow \lVert \theta' - \phi' \rVert \le \lVert \theta - \phi \rVert",
            HoldsForType<Sgd>,
            NeverApart) { Magnitudes = Magnitudes.Fractions },
        new("F5", Real,
            "On a convex quadratic Nesterov's method with growing momentum comes as near as one over the square of the number of steps.",
            @"\mu_k = \frac{k-1}{k+2},\; \eta = \frac1L \Rightarrow f(\theta_k) - f^* \le \frac{2L \lVert \theta_0 - \theta^* \rVert^2}{(k+1)^2}",
            HoldsForType<Nesterov>,
            c => Descent(c, (f, points, rate, k) => (f.Value(points[k]), 2 * Square(points[0]) / (rate * (k + 1) * (k + 1)))))
        {
            Magnitudes = Magnitudes.Fractions,
            Prepare = optimizer => Hyperparameter.Set(optimizer, "MomentumFactor", Schedule.Custom(step => step / (step + 3.0), 0, 1)),
        },
        new("F6", Real,
            "The regret of descent on any gradients, against any point, is known exactly.",
            @"\sum_t \langle g_t, \theta_t - u \rangle = "
            + @"\frac{\lVert \theta_1 - u \rVert^2 - \lVert \theta_{T+1} - u \rVert^2}{2\eta} + \frac{\eta}{2} \sum_t \lVert g_t \rVert^2",
            HoldsForType<Sgd>,
            RegretOfDescent) { Magnitudes = Magnitudes.Fractions },
        new("F7", Real,
            "The regret of AdaGrad without epsilon on any gradients, against any point, has a bound.",
            @"\sum_t \langle g_t, \theta_t - u \rangle \le "
            + @"\left(\frac{D^2}{2\eta} + \eta\right) \sum_i \sqrt{\sum_t g_{t,i}^2},\; \sum_t \frac{g_t^2}{\sqrt{h_t}} \le 2 \sqrt{h_T}",
            optimizer => When(optimizer is AdaGrad { InitialAccumulator: 0 }),
            RegretOfAdaGrad) { Magnitudes = Magnitudes.IntervalsOfProducts, Prepare = AdaptiveEquivalences.WithoutEpsilon },
    ];

    /// <summary>A run on a function whose largest curvature is one over the rate; after every step the first number must not be above the second.</summary>
    private static Finding Descent(
        LawCase c, Func<ConvexQuadratic, ImmutableArray<ImmutableArray<Rational>>, Rational, int, (Rational Value, Rational Limit)> sides)
    {
        var start = ClosedForms.Start(c);
        if (start.IsEmpty) return Finding.Vacuous;
        Rational rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        var f = ConvexQuadratic.Of(c, start.Length, 1 / rate);
        var points = RuleRun<Rational>.Closed(c.Optimizer, start, c.Steps, f.Gradient).Points;
        for (var k = 1; k <= c.Steps; k++)
        {
            var (value, limit) = sides(f, points, rate, k);
            if (value > limit)
                return Finding.Broken(Invariant($"after step {k}: {ClosedForms.Approximate(value)} is above {ClosedForms.Approximate(limit)}, on {Show(f)}"));
        }

        return Finding.Exact;
    }

    private static Finding NeverApart(LawCase c)
    {
        var start = ClosedForms.Start(c);
        if (start.IsEmpty) return Finding.Vacuous;
        var other = start.Select((value, i) => value + c.Mark(i) % 100 - 50);
        var f = ConvexQuadratic.Of(c, start.Length, 2 / (Rational)Hyperparameter.Get(c.Optimizer, "LearningRate"));
        var (left, right) = (
            RuleRun<Rational>.Closed(c.Optimizer, start, c.Steps, f.Gradient).Points,
            RuleRun<Rational>.Closed(c.Optimizer, other, c.Steps, f.Gradient).Points);
        for (var k = 1; k <= c.Steps; k++)
        {
            var (before, after) = (Square(Difference(left[k - 1], right[k - 1])), Square(Difference(left[k], right[k])));
            if (after > before)
                return Finding.Broken(
                    Invariant($"step {k} takes the squared distance from {ClosedForms.Approximate(before)} to {ClosedForms.Approximate(after)}, on {Show(f)}"));
        }

        return Finding.Exact;
    }

    private static Finding RegretOfDescent(LawCase c)
    {
        var start = ClosedForms.Start(c);
        Rational rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        ImmutableArray<Rational> u = [.. start.Select((_, i) => (Rational)(c.Mark(i) % 64 / 8.0 - 4))];
        ImmutableArray<Rational>[] gradients =
            [.. c.Gradients.Select(g => ImmutableArray.CreateRange(start.Select((_, i) => (Rational)g[i])))];
        var points = RuleRun<Rational>.Open(c.Optimizer, start, gradients).Points;
        var regret = gradients.Select((g, t) => Product(g, Difference(points[t], u))).Aggregate((Rational)0, (sum, term) => sum + term);
        var squares = gradients.Select(Square).Aggregate((Rational)0, (sum, term) => sum + term);
        var known = (Square(Difference(points[0], u)) - Square(Difference(points[^1], u))) / (2 * rate) + rate / 2 * squares;
        return Finding.That(
            regret == known,
            () => $"the regret against [{string.Join(", ", u)}] is {ClosedForms.Approximate(regret)} instead of {ClosedForms.Approximate(known)}");
    }

    /// <summary>
    /// Against a point of the case's own on its gradients, and against one √2 rates ahead on a constant gradient: there the bound is smallest
    /// beside the regret of who walks too slowly.
    /// </summary>
    private static Finding RegretOfAdaGrad(LawCase c)
    {
        if (c.Steps == 0 || c.Start.Length == 0) return Finding.Vacuous;
        var gradients = c.NonzeroGradients;
        var ahead = double.Sqrt(2) * Hyperparameter.Get(c.Optimizer, "LearningRate");
        return RegretOfAdaGrad(c, gradients, c.Start.Map((_, i) => c.Mark(i) % 64 / 8.0 - 4))
            .And(() => RegretOfAdaGrad(
                c, [.. gradients.Select(_ => gradients[0])], c.Start.Map((value, i) => value - ahead * double.Sign(gradients[0][i]))));
    }

    private static Finding RegretOfAdaGrad(LawCase c, ImmutableArray<Parameters<double>> gradients, Parameters<double> u)
    {
        Interval rate = Hyperparameter.Get(c.Optimizer, "LearningRate"), diameter = 0, regret = 0, roots = 0;
        var run = RuleRun<Interval>.Open(c.Optimizer, IntervalRun.Lift(c.Start), Certified.Lift(gradients));
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var place = i;
            Interval sum = 0;
            for (var t = 0; t < c.Steps; t++)
            {
                Interval gradient = gradients[t][i];
                var distance = run.Points[t][i] - u[i];
                diameter = Interval.Max(diameter, Interval.Abs(distance));
                regret += gradient * distance;
                sum += gradient * gradient / Interval.Sqrt(run.Slots[t + 1][0][i]);
            }

            var root = Interval.Sqrt(gradients.Select(g => (Interval)g[place] * g[place]).Sum());
            certificate.AtMost(sum, 2 * root, () => Invariant($"sum of g²/√h of [{place}]"));
            roots += root;
        }

        certificate.AtMost(regret, (diameter * diameter / (2 * rate) + rate) * roots, () => Invariant($"regret after {c.Steps} steps"));
        return certificate.Finding;
    }

    private static ImmutableArray<Rational> Difference(ImmutableArray<Rational> left, ImmutableArray<Rational> right) => [.. left.Zip(right, (a, b) => a - b)];

    private static Rational Product(ImmutableArray<Rational> left, ImmutableArray<Rational> right) =>
        left.Zip(right, (a, b) => a * b).Aggregate((Rational)0, (sum, term) => sum + term);

    private static Rational Square(ImmutableArray<Rational> vector) => Product(vector, vector);

    private static string Show(ConvexQuadratic f) =>
        $"curvatures {string.Join(", ", f.Curvatures.Select(ClosedForms.Approximate))}"
        + $" and springs {string.Join(", ", f.Springs.Select(ClosedForms.Approximate))}";
}
