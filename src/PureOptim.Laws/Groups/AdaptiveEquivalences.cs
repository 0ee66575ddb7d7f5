using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group C, second part: what adaptive methods become at certain hyperparameters.</summary>
internal static class AdaptiveEquivalences
{
    /// <summary>A rate of at least 2^-30 times a gradient, over or times an epsilon of up to 2^16, is a normal number.</summary>
    private static readonly Magnitudes _scaledByRate = new(
        new(-80, 108), new(-970, 1005), "only where η g and η g / ε neither underflow nor overflow is division by a power of two exact");

    /// <summary>The law multiplies them by 2^-20.</summary>
    private static readonly Magnitudes _small = new(new(-120, 12), new(-380, 12), "beside a large gradient no ε tells, wherever it stands");

    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("C6", Bitwise,
            "RMSProp at decay 1 is gradient descent with the learning rate divided by epsilon, or by its root: its average stays 0.",
            @"\gamma = 1,\; \varepsilon = 2^{2k} \Rightarrow h_t = 0,\; \mathrm{RMSProp}(\eta) = \mathrm{SGD}(\eta / \varepsilon)",
            optimizer => When(optimizer is RmsProp { InitialAccumulator: 0 }),
            DecayOne) { Magnitudes = _scaledByRate, Prepare = optimizer => Hyperparameter.Set(optimizer, "Decay", 1) },
        new("C7", Bitwise,
            "RMSProp at decay 0, without epsilon, goes by the signs of the gradients alone.",
            @"\gamma = 0,\; \varepsilon = 0,\; \eta = 2^k \Rightarrow \theta' = \theta - \eta\,\mathrm{sign}(g)",
            HoldsForType<RmsProp>,
            OnlySigns)
        {
            Magnitudes = Magnitudes.Squarable,
            Prepare = optimizer => Hyperparameter.Set(PowerOfTwoRate(WithoutEpsilon(optimizer)), "Decay", 0),
        },
        new("C13", Real,
            "Adam is algorithm 1 of its paper, with epsilon or, where it stands before the correction, with epsilon over the correction.",
            @"\hat\varepsilon_t = \varepsilon \sqrt{1 - \beta_2^t}: \quad \eta \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t} "
            + @"\frac{m}{\sqrt v + \hat\varepsilon_t} = \eta \frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
            HoldsForType<Adam>,
            c => AlgorithmOne(c).And(() => SameWithoutEpsilon(c))) { Magnitudes = Magnitudes.Intervals },
        new("C14", Real,
            "At small gradients Adam's first step depends on where epsilon stands.",
            @"|\Delta_1| = \eta \frac{|g|}{|g| + \varepsilon} \text{ (after)}, \quad "
            + @"\eta \frac{\sqrt{1-\beta_2}\,|g|}{\sqrt{1-\beta_2}\,|g| + \varepsilon} \text{ (before)}",
            HoldsForType<Adam>,
            SmallGradients) { Magnitudes = _small },
        new("C17", Bitwise,
            "AdaGrad whose sum starts at the square of a power of two is AdaGrad that has seen that gradient.",
            @"\mathrm{AdaGrad}(h_0 = 4^k;\, g_1 \ldots g_T) = \mathrm{AdaGrad}(h_0 = 0;\, 2^k, g_1 \ldots g_T)_{> 1}",
            optimizer => When(optimizer is AdaGrad { InitialAccumulator: 0 }),
            EarlierGradient),
        new("C17b", Real,
            "AdaGrad whose learning rate falls by inverse time is AdaGrad with PyTorch's decay of the rate.",
            @"\eta_t = \frac{\eta}{1 + (t - 1) d}: \quad h_t = h_{t-1} + g_t^2,\; \theta_t = \theta_{t-1} - \frac{\eta_t g_t}{\sqrt{h_t} + \varepsilon}",
            HoldsForType<AdaGrad>,
            FallingRate) { Magnitudes = Magnitudes.Intervals },
        new("C22", Bitwise,
            "At learning rate 0 nothing moves.",
            @"\eta = 0 \Rightarrow \theta_t = \theta_0",
            WithRate(HoldsFor(OptimizerTraits.ProportionalToRate)),
            c => Compare.Bits(c.Start, c.Run().End))
        {
            Magnitudes = Magnitudes.WithoutInfiniteSquares,
            Prepare = optimizer => Hyperparameter.Set(optimizer, "LearningRate", 0),
        },
    ];

    /// <summary>The optimizer with epsilon at 0.</summary>
    internal static IOptimizer WithoutEpsilon(IOptimizer optimizer) => Hyperparameter.Set(optimizer, "Epsilon", 0);

    /// <summary>The optimizer with the largest power of two that is not above its learning rate, which multiplies without rounding.</summary>
    internal static IOptimizer PowerOfTwoRate(IOptimizer optimizer) => Hyperparameter.Set(
        optimizer, "LearningRate", double.ScaleB(1, double.ILogB(Hyperparameter.Get(optimizer, "LearningRate"))));

    private static Finding DecayOne(LawCase c)
    {
        var root = double.ScaleB(1, c.Exponent);
        var inside = c.Optimizer is RmsProp { EpsilonPlacement: EpsilonPlacement.InsideRoot };
        var path = c.Run(Hyperparameter.Set(c.Optimizer, "Epsilon", root * root), c.Start, c.Gradients);
        var rate = Hyperparameter.Get(c.Optimizer, "LearningRate") / (inside ? root : root * root);
        return Finding.That(path.EndState.Slots[0].Values.IndexOfAnyExcept(0.0) < 0, () => $"the average becomes {path.EndState.Slots[0]}")
            .And(() => Equivalences.SameParameters(path, c.Run(new Sgd { LearningRate = rate }, c.Start, c.Gradients)));
    }

    private static Finding OnlySigns(LawCase c)
    {
        var gradients = c.NonzeroGradients;
        var descent = new Sgd { LearningRate = Hyperparameter.Get(c.Optimizer, "LearningRate") };
        return Equivalences.SameParameters(
            c.Run(c.Start, gradients), c.Run(descent, c.Start, gradients.Select(g => g.Map((value, _) => double.Sign(value)))));
    }

    /// <summary>The path of the paper's algorithm with the hyperparameters of an optimizer, over a case's gradients.</summary>
    internal static ImmutableArray<ImmutableArray<Interval>> PathOfAlgorithmOne(LawCase c, IOptimizer adam)
    {
        Interval rate = Hyperparameter.Get(adam, "LearningRate"), epsilon = Hyperparameter.Get(adam, "Epsilon");
        var before = adam is Adam { EpsilonPlacement: AdamEpsilonPlacement.BeforeCorrection };
        return Certified.Path(c, ((Interval)0, (Interval)0), (step, x, g, moments) =>
        {
            var scalars = AdamScalars.At(adam, step + 1);
            var (m, v) = moments;
            m = scalars.Beta1 * m + scalars.OneMinusBeta1 * g;
            v = scalars.Beta2 * v + scalars.OneMinusBeta2 * (g * g);
            var (corrected, root) = (m / scalars.OneMinusPower1, Interval.Sqrt(v) / scalars.Correction);
            // The optimizer's product of epsilon and correction has a rounding that the quotient by the correction shows.
            var equivalent = before ? epsilon / scalars.Correction : epsilon * scalars.Correction / scalars.Correction;
            return (x - scalars.RateError * rate * corrected / (root + equivalent), (m, v));
        });
    }

    private static Finding AlgorithmOne(LawCase c)
    {
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(c.Optimizer, c).Points, PathOfAlgorithmOne(c, c.Optimizer), "algorithm 1");
        return certificate.Finding;
    }

    private static Finding SameWithoutEpsilon(LawCase c)
    {
        if (c.Optimizer is not Adam adam) return Finding.Vacuous;
        var bare = adam with { Epsilon = 0 };
        var gradients = c.NonzeroGradients;
        return Equivalences.SameParameters(
            c.Run(bare with { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection }, c.Start, gradients),
            c.Run(bare with { EpsilonPlacement = AdamEpsilonPlacement.BeforeCorrection }, c.Start, gradients));
    }

    /// <summary>One step on gradients of about 1e-6; where β2 is not 0 the other placement's step must not meet this one's.</summary>
    private static Finding SmallGradients(LawCase c)
    {
        var (rate, epsilon) = (Hyperparameter.Get(c.Optimizer, "LearningRate"), (Interval)Hyperparameter.Get(c.Optimizer, "Epsilon"));
        var small = c.NonzeroGradients.Take(1).Select(g => g.Map((value, _) => double.ScaleB(value, -20))).ToList();
        if (small.Count == 0) return Finding.Vacuous;
        var scalars = AdamScalars.At(c.Optimizer, 1);
        var weight = Interval.Sqrt(scalars.OneMinusBeta2);
        // Both are 1 but for the roundings of the scalars.
        var (rateError, correctionError) = (scalars.Rate * scalars.OneMinusBeta1 / (rate * weight), scalars.Correction / weight);
        var changes = Certified.Changes(c.Optimizer, small).End;
        var adam = c.Optimizer as Adam;
        var after = adam is { EpsilonPlacement: AdamEpsilonPlacement.AfterCorrection };
        var others = adam is null ? changes : Certified.Changes(
            adam with { EpsilonPlacement = after ? AdamEpsilonPlacement.BeforeCorrection : AdamEpsilonPlacement.AfterCorrection }, small).End;
        var certificate = new Certificate();
        for (var i = 0; i < changes.Length; i++)
        {
            Interval magnitude = double.Abs(small[0][i]);
            var share = after
                ? magnitude / (magnitude + correctionError * epsilon)
                : weight * magnitude / (weight * magnitude + epsilon);
            certificate.Equal(Interval.Abs(changes[i]), rateError * rate * share, () => Invariant($"first step of [{i}]"));
            if (adam is not null && Hyperparameter.Get(adam, "Beta2") > 0 && changes[i].Meets(others[i]))
                return Finding.Broken(Invariant($"both placements change [{i}] by {changes[i]}"));
        }

        return certificate.Finding;
    }

    /// <summary>The schedule's double is in the interval of the rate, which is computed by the same operations.</summary>
    private static Finding FallingRate(LawCase c)
    {
        if (c.Optimizer is not AdaGrad given) return Finding.Vacuous;
        var (rate, decay, epsilon) = (Hyperparameter.Get(given, "LearningRate"), c.Mark(0) % 1000 / 1000.0, Hyperparameter.Get(given, "Epsilon"));
        var inside = given.EpsilonPlacement == EpsilonPlacement.InsideRoot;
        var torch = Certified.Path(c, (Interval)given.InitialAccumulator, (step, x, g, h) =>
        {
            h += g * g;
            var root = inside ? Interval.Sqrt(h + epsilon) : Interval.Sqrt(h) + epsilon;
            return (x - rate / (1 + decay * (Interval)step) * g / root, h);
        });
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(given with { LearningRate = Schedule.InverseTime(rate, decay) }, c).Points, torch, "PyTorch's form");
        return certificate.Finding;
    }

    private static Finding EarlierGradient(LawCase c)
    {
        var (rate, epsilon) = (Hyperparameter.Get(c.Optimizer, "LearningRate"), Hyperparameter.Get(c.Optimizer, "Epsilon"));
        var placement = c.Optimizer is AdaGrad given ? given.EpsilonPlacement : EpsilonPlacement.OutsideRoot;
        var earlier = Parameters<double>.Filled(c.Start.Layout, double.ScaleB(1, c.Exponent));
        var initial = new AdaGrad
        {
            LearningRate = rate,
            Epsilon = epsilon,
            EpsilonPlacement = placement,
            InitialAccumulator = double.ScaleB(1, 2 * c.Exponent),
        };
        var seen = c.Changes(c.Optimizer, c.Gradients.Prepend(earlier));
        return c.Changes(initial, c.Gradients).Zip(seen.Skip(1), (left, right) => Compare.Bits(left, right, "change"))
            .FirstOrDefault(finding => finding.IsBroken, Finding.Exact);
    }
}
