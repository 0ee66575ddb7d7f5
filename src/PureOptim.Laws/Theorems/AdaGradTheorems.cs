using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>What is known of AdaGrad: what no step exceeds, how its sums grow, what its regret is, and whose path it makes.</summary>
internal static class AdaGradTheorems
{
    /// <summary>A square that overflows makes the step 0, which is no longer than any rate.</summary>
    private static readonly Magnitudes _withoutUnderflow = new(
        new(-62, 121), new(-510, 1017), "the square of a smaller number loses digits, and its root is too small; η times a larger one overflows");

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C17", Bitwise,
            "AdaGrad whose sum starts at the square of a power of two is AdaGrad that has seen that gradient.",
            @"\mathrm{AdaGrad}(h_0 = 4^k;\, g_1 \ldots g_T) = \mathrm{AdaGrad}(h_0 = 0;\, 2^k, g_1 \ldots g_T)_{> 1}",
            For<AdaGrad>(EarlierGradient, when: StartsAtZero)) with
        { ConstantBecause = "the run that has seen a gradient is a step ahead" },
        Of("C17b", Real,
            "AdaGrad whose learning rate falls by inverse time is AdaGrad with PyTorch's decay of the rate.",
            @"\eta_t = \frac{\eta}{1 + (t - 1) d}: \quad h_t = h_{t-1} + g_t^2,\; \theta_t = \theta_{t-1} - \frac{\eta_t g_t}{\sqrt{h_t} + \varepsilon}",
            For<AdaGrad>(FallingRate)) with
        { Magnitudes = Magnitudes.Intervals },
        Of("D1b", Bitwise,
            "Without epsilon, gradients that are zero from the start move nothing either. (They do: 0/0 is no number.)",
            @"\varepsilon = 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            For<AdaGrad>((_, c) => Unmoved(c), adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero, Applicability.Fails),
            For<RmsProp>((_, c) => Unmoved(c), rmsProp => rmsProp with { Epsilon = 0 }, rmsProp => rmsProp.InitialAccumulator == 0, Applicability.Fails),
            For<Adam>((_, c) => Unmoved(c), adam => adam with { Epsilon = 0 }, expected: Applicability.Fails)),
        Of("D3", Inequality,
            "AdaGrad's sums of squares never fall, and on equal gradients its steps never grow.",
            @"h_{t+1} \ge h_t, \quad g_{t+1} = g_t \Rightarrow |\Delta_{t+1}| \le |\Delta_t|",
            For<AdaGrad>((_, c) => Slowing(c))) with
        { Magnitudes = Magnitudes.WithoutOverflow, ConstantBecause = "with a growing rate steps may grow" },
        Of("D4", Real,
            "AdaGrad's sums of squares do not depend on the order of the gradients; where the squares are integers, not in one bit.",
            @"h_T(g_1 \ldots g_T) = h_T(g_{\pi(1)} \ldots g_{\pi(T)})",
            For<AdaGrad>(AnyOrder)) with
        { Magnitudes = Magnitudes.Intervals },
        Of("D5", Inequality,
            "No step of AdaGrad is longer than the number after the learning rate, nor than the rate itself where that is a power of two.",
            @"|\Delta_t| \le \eta^+, \quad \eta = 2^k \Rightarrow |\Delta_t| \le \eta",
            // √(g²) rounds to |g|, so the quotient of ηg (one rounding, none where η is a power of two) is below the number after η.
            For<AdaGrad>((adaGrad, c) => AtMost(c, adaGrad, rate => c.Precision == Precision.Binary32 ? float.BitIncrement((float)rate) : double.BitIncrement(rate))
                .And(() => AtMost(c, adaGrad with { LearningRate = adaGrad.LearningRate.Changed(Settings.PowerOfTwo) }, rate => rate)))) with
        { Magnitudes = _withoutUnderflow },
        Of("D5b", Inequality,
            "No step of AdaGrad is longer than the learning rate, whatever that is. (Some are, by the rounding of the product ηg.)",
            @"|\Delta_t| \le \eta",
            For<AdaGrad>((adaGrad, c) => AtMost(c, adaGrad, rate => rate), adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero, Applicability.Fails)) with
        { Magnitudes = _withoutUnderflow },
        Of("D6", Bitwise,
            "AdaGrad's first step without epsilon is the learning rate, a power of two, with the sign of the gradient turned.",
            @"\varepsilon = 0,\; \eta = 2^k \Rightarrow \Delta_1 = \eta\,\mathrm{sign}(g)",
            For<AdaGrad>(
                FirstStep, adaGrad => adaGrad with { Epsilon = 0, LearningRate = adaGrad.LearningRate.Changed(Settings.PowerOfTwo) }, StartsAtZero)) with
        { Magnitudes = Magnitudes.Squarable },
        Of("D7", Real,
            "On a constant gradient AdaGrad's steps fall as the root of their number; the sum of the squares over their sums is logarithmic.",
            @"|\Delta_t| = \frac{\eta}{\sqrt t},\; 2\eta(\sqrt{T+1} - 1) \le \sum |\Delta_t| \le \eta(2\sqrt T - 1),\; "
            + @"\sum \frac{g_t^2}{h_t} \le 1 + \ln\frac{h_T}{h_1}",
            For<AdaGrad>(
                (adaGrad, c) => c.Steps == 0 ? Finding.Vacuous : ConstantGradient(adaGrad, c).And(() => Logarithmic(c)),
                adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero)) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("F7", Real,
            "The regret of AdaGrad without epsilon on any gradients, against any point, has a bound.",
            @"\sum_t \langle g_t, \theta_t - u \rangle \le "
            + @"\left(\frac{D^2}{2\eta} + \eta\right) \sum_i \sqrt{\sum_t g_{t,i}^2},\; \sum_t \frac{g_t^2}{\sqrt{h_t}} \le 2 \sqrt{h_T}",
            For<AdaGrad>(Regret, adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero)) with
        { Magnitudes = Magnitudes.IntervalsOfProducts, ConstantBecause = OneValue },
        Of("H10", Real,
            "Descent whose rate falls on a line to zero, and AdaGrad, whose rate falls by itself, go known ways on gradients of constant size.",
            @"\mathrm{SGD}\!:\; \eta_t = \eta\left(1 - \tfrac{t-1}{T}\right) \Rightarrow \sum |\Delta_t| = \eta\,|g|\,\tfrac{T+1}{2}; \quad "
            + @"\mathrm{AdaGrad}\!:\; |g_t| = |g_1| \Rightarrow \Delta_t = -\frac{\eta}{\sqrt t}\,\mathrm{sign}(g_t)",
            For<Sgd>((sgd, c) => SgdTheorems.LineToZero(c, sgd)),
            For<AdaGrad>(SignDescent, adaGrad => adaGrad with { Epsilon = 0 }, StartsAtZero)) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
    ];

    private static bool StartsAtZero(AdaGrad adaGrad) => adaGrad.InitialAccumulator == 0;

    private static Finding Unmoved(LawCase c) => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, _) => 0))).End);

    /// <summary>The schedule's double is in the interval of the rate, which is computed by the same operations.</summary>
    private static Finding FallingRate(AdaGrad given, LawCase c)
    {
        var (rate, decay) = (given.LearningRate.At(0), c.Mark(0) % 1000 / 1000.0);
        var inside = given.EpsilonPlacement == EpsilonPlacement.InsideRoot;
        var torch = Certified.Path(c, (Interval)given.InitialAccumulator, (step, x, g, h) =>
        {
            h += g * g;
            Interval epsilon = given.Epsilon.At(step);
            var root = inside ? Interval.Sqrt(h + epsilon) : Interval.Sqrt(h) + epsilon;
            return (x - rate / (1 + decay * (Interval)step) * g / root, h);
        });
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(given with { LearningRate = Schedule.InverseTime(rate, decay) }, c).Points, torch, "PyTorch's form");
        return certificate.Finding;
    }

    private static Finding EarlierGradient(AdaGrad given, LawCase c)
    {
        var earlier = Parameters<double>.Filled(c.Start.Layout, double.ScaleB(1, c.Exponent));
        var initial = given with { InitialAccumulator = double.ScaleB(1, 2 * c.Exponent) };
        var seen = c.Changes(given, c.Gradients.Prepend(earlier));
        return c.Changes(initial, c.Gradients).Zip(seen.Skip(1), (left, right) => Compare.Bits(left, right, "change"))
            .FirstOrDefault(finding => finding.IsBroken, Finding.Exact);
    }

    private static Finding Slowing(LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var gradients = c.Gradients.Concat(Enumerable.Repeat(c.Gradients[^1], c.Steps)).ToList();
        var (sums, changes) = (c.Run(c.Start, gradients).Points, c.Changes(c.Optimizer, gradients));
        for (var step = 0; step < gradients.Count; step++)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                var (before, after) = (sums[step].State.Slots[0][i], sums[step + 1].State.Slots[0][i]);
                if (!(after >= before))
                    return Finding.Broken(Invariant($"the sum of [{i}] goes from {before:R} to {after:R} in step {step + 1}"));
                if (step < c.Steps) continue;
                var (longer, shorter) = (double.Abs(changes[step - 1][i]), double.Abs(changes[step][i]));
                if (!(shorter <= longer))
                    return Finding.Broken(Invariant($"step {step + 1} of [{i}] is {shorter:R} after {longer:R}"));
            }
        }

        return Finding.Exact;
    }

    /// <summary>The order is reversed and rotated. Integers below 64 have sums of squares that binary32 holds exactly, from 0 on.</summary>
    private static Finding AnyOrder(AdaGrad adaGrad, LawCase c)
    {
        IEnumerable<Parameters<double>> Reorder(IEnumerable<Parameters<double>> gradients) =>
            gradients.Skip(c.Split).Concat(gradients.Take(c.Split)).Reverse();
        var integers = c.Gradients.Select(g => g.Map((value, _) => double.Truncate(value % 64))).ToList();
        var fromZero = adaGrad with { InitialAccumulator = 0 };
        return Certified.Meet(
                Certified.Changes(c.Optimizer, Reorder(c.Gradients)).Slots[^1][0],
                Certified.Changes(c.Optimizer, c.Gradients).Slots[^1][0],
                i => Invariant($"sum of squares of [{i}]"))
            .And(() => Compare.Bits(
                c.Run(fromZero, c.Start, integers).EndState.Slots[0], c.Run(fromZero, c.Start, Reorder(integers)).EndState.Slots[0], "sum of integer squares"));
    }

    /// <summary>No step is longer than a limit that follows from the rate as the case's precision has it.</summary>
    private static Finding AtMost(LawCase c, AdaGrad adaGrad, Func<double, double> limit)
    {
        foreach (var (step, change) in c.Changes(adaGrad, c.NonzeroGradients).Index())
        {
            var most = limit(c.Round(adaGrad.LearningRate.At(step)));
            for (var i = 0; i < change.Length; i++)
                if (!(double.Abs(change[i]) <= most))
                    return Finding.Broken(Invariant($"step {step + 1} changes [{i}] by {change[i]:R}, more than {most:R}"));
        }

        return Finding.Exact;
    }

    private static Finding FirstStep(AdaGrad adaGrad, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var gradient = c.NonzeroGradients[0];
        return Compare.Bits(
            c.Changes(adaGrad, [gradient])[0], gradient.Map((value, _) => -adaGrad.LearningRate.At(0) * double.Sign(value)), "first change");
    }

    private static Finding ConstantGradient(AdaGrad adaGrad, LawCase c)
    {
        Interval rate = adaGrad.LearningRate.At(0);
        var changes = Certified.Changes(adaGrad, Enumerable.Repeat(c.NonzeroGradients[0], c.Steps)).Points;
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var place = i;
            for (var t = 1; t <= c.Steps; t++)
                certificate.Equal(Interval.Abs(changes[t][i]), rate / Interval.Sqrt(t), () => Invariant($"change of [{place}]"));
            var way = changes.Skip(1).Select(change => Interval.Abs(change[place])).Sum();
            certificate.AtMost(2 * rate * (Interval.Sqrt(c.Steps + 1) - 1), way, () => Invariant($"lower bound of the way of [{place}]"));
            certificate.AtMost(way, rate * (2 * Interval.Sqrt(c.Steps) - 1), () => Invariant($"way of [{place}]"));
        }

        return certificate.Finding;
    }

    private static Finding Logarithmic(LawCase c)
    {
        var gradients = c.NonzeroGradients;
        var slots = Certified.Changes(c.Optimizer, gradients).Slots;
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var place = i;
            Interval Square(int t) => (Interval)gradients[t - 1][place] * gradients[t - 1][place];
            var sum = Enumerable.Range(1, c.Steps).Select(t => Square(t) / slots[t][0][place]).Sum();
            certificate.AtMost(sum, 1 + Certified.Log(slots[^1][0][i] / slots[1][0][i]), () => Invariant($"sum of g²/h of [{place}]"));
        }

        return certificate.Finding;
    }

    /// <summary>
    /// Against a point of the case's own on its gradients, and against one √2 rates ahead on a constant gradient: there the bound is smallest
    /// beside the regret of who walks too slowly.
    /// </summary>
    private static Finding Regret(AdaGrad adaGrad, LawCase c)
    {
        if (c.Steps == 0 || c.Start.Length == 0) return Finding.Vacuous;
        var gradients = c.NonzeroGradients;
        var ahead = double.Sqrt(2) * adaGrad.LearningRate.At(0);
        return Regret(adaGrad, c, gradients, c.Start.Map((_, i) => c.Mark(i) % 64 / 8.0 - 4))
            .And(() => Regret(
                adaGrad, c, [.. gradients.Select(_ => gradients[0])], c.Start.Map((value, i) => value - ahead * double.Sign(gradients[0][i]))));
    }

    private static Finding Regret(AdaGrad adaGrad, LawCase c, ImmutableArray<Parameters<double>> gradients, Parameters<double> u)
    {
        Interval rate = adaGrad.LearningRate.At(0), diameter = 0, regret = 0, roots = 0;
        var run = Certified.Run(adaGrad, c, Certified.Lift(c.Start), Certified.Lift(gradients));
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

    /// <summary>Gradients of the size of the first, with signs that the case draws for every step.</summary>
    private static Finding SignDescent(AdaGrad adaGrad, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        Interval rate = adaGrad.LearningRate.At(0);
        double Sign(int step, int i) => ((c.Marks[i] >> step) & 1) == 0 ? 1 : -1;
        var first = c.NonzeroGradients[0];
        var changes = Certified.Changes(adaGrad, Enumerable.Range(1, c.Steps).Select(step => first.Map((g, i) => Sign(step, i) * double.Abs(g)))).Points;
        var certificate = new Certificate();
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < first.Length; i++)
            {
                var (at, place) = (step, i);
                certificate.Equal(changes[step][i], -Sign(step, i) * rate / Interval.Sqrt(step), () => Invariant($"change of [{place}] in step {at}"));
            }
        }

        return certificate.Finding;
    }
}
