using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group C: optimizers that become each other at certain hyperparameters, so that each checks the other. Here momentum methods.</summary>
internal static class Equivalences
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("C1", Bitwise,
            "Momentum without momentum is gradient descent.",
            @"\mu = 0 \Rightarrow \mathrm{Momentum}(\eta, \mu) = \mathrm{SGD}(\eta)",
            HoldsForType<Momentum>,
            IsDescent) { Magnitudes = Magnitudes.WithoutOverflow, Prepare = WithoutMomentum },
        new("C2", Bitwise,
            "Nesterov's method without momentum is gradient descent.",
            @"\mu = 0 \Rightarrow \mathrm{Nesterov}(\eta, \mu) = \mathrm{SGD}(\eta)",
            HoldsForType<Nesterov>,
            IsDescent) { Magnitudes = Magnitudes.WithoutOverflow, Prepare = WithoutMomentum },
        new("C3", Real,
            "At a constant learning rate it makes no difference whether it stands inside or outside the velocity.",
            @"v' = \mu v - \eta g,\; \theta' = \theta + v' \;\equiv\; v' = \mu v - g,\; \theta' = \theta + \eta v'",
            optimizer => When(optimizer is Momentum or Nesterov),
            BothPlacements) { Magnitudes = Magnitudes.Intervals },
        new("C3b", Real,
            "Under a schedule it makes no difference either. (It does: the velocity remembers steps in one case, gradients in the other.)",
            @"\eta_t = \frac{\eta}{1 + t}: \; v' = \mu v - \eta_t g,\; \theta' = \theta + v' "
            + @"\;\equiv\; v' = \mu v - g,\; \theta' = \theta + \eta_t v'",
            optimizer => optimizer is Momentum or Nesterov ? Applicability.Fails : Applicability.DoesNotApply,
            BothPlacements)
        {
            Magnitudes = Magnitudes.Intervals,
            Prepare = optimizer => Hyperparameter.Set(
                optimizer, "LearningRate", new Falling(Hyperparameter.Get(optimizer, "LearningRate"))),
        },
        new("C5", Real,
            "PyTorch's form, the book's form, and the look-ahead point of the textbook's form of Nesterov's method are the same path.",
            @"\theta_t = x_t + \mu v_t, \quad v_t = \mu v_{t-1} - \eta g_t,\; x_t = x_{t-1} + v_t",
            HoldsForType<Nesterov>,
            ThreeForms) { Magnitudes = Magnitudes.Intervals },
    ];

    private static IOptimizer WithoutMomentum(IOptimizer optimizer) => Hyperparameter.Set(optimizer, "MomentumFactor", 0);

    private static Finding IsDescent(LawCase c) =>
        SameParameters(c.Run(), c.Run(new Sgd { LearningRate = Hyperparameter.Get(c.Optimizer, "LearningRate") }, c.Start, c.Gradients));

    /// <summary>Whether two runs have the same bits in their parameters after every step; their states may differ.</summary>
    internal static Finding SameParameters(Trajectory left, Trajectory right)
    {
        for (var step = 0; step < left.Points.Length; step++)
        {
            var finding = Compare.Bits(left.Points[step].Parameters, right.Points[step].Parameters);
            if (finding.IsBroken) return Finding.Broken(Invariant($"after step {step}, {finding.Difference}"));
        }

        return Finding.Exact;
    }

    /// <summary>The optimizer's run, whichever placement it has, meets the formulas of both.</summary>
    private static Finding BothPlacements(LawCase c)
    {
        Interval mu = Hyperparameter.Get(c.Optimizer, "MomentumFactor");
        Interval Rate(int step) => Hyperparameter.Get(c.Optimizer, "LearningRate", step);
        var lookAhead = c.Optimizer is Nesterov;
        var inside = Certified.Path(c, (Interval)0, (step, x, g, v) =>
        {
            var next = mu * v - Rate(step) * g;
            return (lookAhead ? x + mu * next - Rate(step) * g + ScalarErrors(mu, v, Rate(step), g) : x + next, next);
        });
        var outside = Certified.Path(c, (Interval)0, (step, x, g, v) =>
        {
            var next = mu * v - g;
            return (
                lookAhead ? x + Rate(step) * (mu * next - g) + ScalarErrors(mu, Rate(step) * v, Rate(step), g) : x + Rate(step) * next,
                next);
        });
        var certificate = new Certificate();
        var run = Certified.Run(c.Optimizer, c).Points;
        certificate.SamePath(run, inside, "inside");
        certificate.SamePath(run, outside, "outside");
        return certificate.Finding;
    }

    private static Finding ThreeForms(LawCase c)
    {
        Interval mu = Hyperparameter.Get(c.Optimizer, "MomentumFactor"), rate = Hyperparameter.Get(c.Optimizer, "LearningRate");
        var torch = Certified.Path(c, (Interval)0, (_, x, g, buffer) =>
        {
            var next = mu * buffer + g;
            return (x - rate * (g + mu * next) + ScalarErrors(mu, rate * buffer, rate, g), next);
        });
        var book = Certified.Path(c, (Interval)0, (_, x, g, v) =>
            (x + mu * mu * v - (1 + mu) * rate * g + ScalarErrors(mu, v, rate, g), mu * v - rate * g));
        var textbook = Certified.Path(c, (Point: (Interval?)null, Velocity: (Interval)0, Error: (Interval)0), (_, y, g, kept) =>
        {
            var error = kept.Error + ScalarErrors(mu, kept.Velocity, rate, g);
            var velocity = mu * kept.Velocity - rate * g;
            var x = (kept.Point ?? y) + velocity;
            return (x + mu * velocity + error, (x, velocity, error));
        });
        var certificate = new Certificate();
        var run = Certified.Run(c.Optimizer, c).Points;
        certificate.SamePath(run, torch, "PyTorch's form");
        certificate.SamePath(run, book, "the book's form");
        certificate.SamePath(run, textbook, "look-ahead point");
        return certificate.Finding;
    }

    /// <summary>
    /// How far one of Nesterov's steps may be from the formula because (1 + μ)η, μ² and ημ² are computed once a step in double: each has at
    /// most two roundings, a relative error of at most 2u + u² &lt; 3u, and v is in units of a step.
    /// </summary>
    private static Interval ScalarErrors(Interval mu, Interval v, Interval rate, Interval g) =>
        Certified.PlusMinus(3 * Certified.Roundoff * (mu * mu * Interval.Abs(v) + (1 + mu) * rate * Interval.Abs(g)));

    /// <summary>A learning rate that falls with the number of the step.</summary>
    private sealed record Falling(double First) : Schedule
    {
        public override double Minimum => 0;

        public override double Maximum => First;

        public override double At(long step) => First / (1 + step);

        public override string ToString() => Invariant($"{First:R}/(1 + t)");
    }
}
