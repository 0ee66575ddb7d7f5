using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about Shampoo and its relatives, which work in the eigenvectors of matrices: what they are where there is nothing to turn.</summary>
internal static class ShampooTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C23d", Real,
            "On single numbers, and on vectors and matrices of one element, Shampoo is AdaGrad with epsilon inside the root.",
            @"g \in \mathbb{R}^{1 \times 1} \Rightarrow \mathrm{Shampoo} = \mathrm{AdaGrad}",
            For<Shampoo>(IsAdaGrad)) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C23e", Bitwise,
            "Without bases, and on matrices of one element, SOAP without decay is Adam that is given 0 for the first gradient.",
            @"Q_L = Q_R = I \Rightarrow \mathrm{SOAP}(g_1, g_2, \dots) = \mathrm{Adam}(0, g_2, \dots)",
            For<Soap>(
                (soap, c) => SameUnlessNaN(
                    c, soap,
                    new Adam { LearningRate = soap.LearningRate, Beta1 = soap.Beta1, Beta2 = soap.Beta2, Epsilon = soap.Epsilon },
                    gradients => [.. gradients.Select((gradient, step) => step == 0 ? gradient.Map((_, _) => 0) : gradient)]),
                soap => soap with { LongestSide = 1, WeightDecay = 0 })) with
        { Magnitudes = Magnitudes.Scalable },
        Of("C23f", Bitwise,
            "On tensors that are no matrices, and on matrices of one element, GaLore is Adam with epsilon after the correction.",
            @"g \notin \mathbb{R}^{m \times n} \vee m = n = 1,\, \alpha = 1 \Rightarrow \mathrm{GaLore} = \mathrm{Adam}",
            For<GaLore>(
                (galore, c) => SameUnlessNaN(
                    Single(c), galore,
                    new Adam { LearningRate = galore.LearningRate, Beta1 = galore.Beta1, Beta2 = galore.Beta2, Epsilon = galore.Epsilon, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
                    gradients => gradients),
                galore => galore with { Scale = 1, ProjectionInterval = 2 })) with
        { Magnitudes = Magnitudes.Scalable },
        Of("C23g", Real,
            "On single numbers, and on vectors and matrices of one element, Kron without epsilon is clipped descent by its averaged gradient, at a rate that falls where the average, times the rate, is larger than a draw from the "
            + "normal distribution, and rises where it is smaller. Of four steps, whose rounding intervals still bound.",
            @"u = p\,\hat m, \quad p' = p \left(1 - \mu \frac{p^2 \hat m^2 - v^2}{p^2 \hat m^2 + v^2}\right)^{2k} \; (k \text{ factors})",
            For<Kron>(FollowsSize, kron => kron with { Epsilon = 0, WeightDecay = 0, UpdateFrequency = 1, FactorRate = kron.FactorRate.Changed(rate => rate / 8) })) with
        { Magnitudes = Magnitudes.Intervals },
    ];

    /// <summary>Along the gradients, each coordinate by the square of the product of its factors alone.</summary>
    private static Finding FollowsSize(Kron kron, LawCase c)
    {
        var layout = LayoutOfOnes(c.Start.Length);
        ImmutableArray<ImmutableArray<Interval>> gradients = [.. Certified.Lift(c.NonzeroGradients).Take(4)];
        var changes = RuleRun<Interval>.Changes(kron, gradients, layout).Points;
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            Interval momentum = 0, size = kron.InitialScale * (Interval)kron.InitialScale;
            for (var t = 1; t <= gradients.Length; t++)
            {
                var (place, step, factor) = (i, t, (Interval)kron.MomentumFactor.At(t - 1));
                momentum += (1 - factor) * (gradients[t - 1][i] - momentum);
                var average = momentum / Certified.WeightOfAverage(factor, t);
                Interval draw = RandomKey.FromSeed(kron.Seed).FoldIn((uint)(t - 1)).Normal<double>((ulong)i), known = size * (kron.FollowsMomentum ? average : gradients[t - 1][i]);
                var part = 1 - kron.FactorRate.At(t - 1) * ((known * known - draw * draw) / (known * known + draw * draw));
                size *= Certified.Power(part, layout.Entries[i].Shape.Length == 2 ? 4 : 2);
                var update = size * average;
                var expected = -kron.LearningRate.At(t - 1) * Interval.Min(1, kron.ClippingThreshold.At(t - 1) / (Interval.Abs(update) + 1e-6)) * update;
                certificate.Equal(changes[t][i], expected, () => Invariant($"step {step} of [{place}]"));
            }
        }

        return c.Steps == 0 ? Finding.Vacuous : certificate.Finding;
    }

    /// <summary>Along the gradients, from zero, where no large parameter hides what the steps are.</summary>
    private static Finding IsAdaGrad(Shampoo shampoo, LawCase c)
    {
        var (layout, gradients) = (LayoutOfOnes(c.Start.Length), Certified.Lift(c.NonzeroGradients).ToList());
        var adaGrad = new AdaGrad { LearningRate = shampoo.LearningRate, Epsilon = shampoo.Epsilon, EpsilonPlacement = EpsilonPlacement.InsideRoot };
        return c.Steps == 0 ? Finding.Vacuous : Certified.Meet(
            RuleRun<Interval>.Changes(shampoo, gradients, layout).End, RuleRun<Interval>.Changes(adaGrad, gradients, layout).End,
            i => Invariant($"displacement of [{i}]"));
    }

    /// <summary>The case with each coordinate a tensor of one element.</summary>
    private static LawCase Single(LawCase c)
    {
        var layout = LayoutOfOnes(c.Start.Length);
        Parameters<double> Of(Parameters<double> vector) => Parameters<double>.Of(layout, vector.Values);
        return c with { Start = Of(c.Start), Gradients = [.. c.Gradients.Select(Of)] };
    }

    /// <summary>Tensors of one element with no, one and two dimensions in turn.</summary>
    private static Layout LayoutOfOnes(int length) =>
        Layout.Of(Enumerable.Range(0, length).Select(i => (Invariant($"t{i}"), ImmutableArray.CreateRange(Enumerable.Repeat(1, i % 3)))));

    /// <summary>The same bits as another optimizer's on other gradients, unless that one divides 0 by 0.</summary>
    private static Finding SameUnlessNaN(LawCase c, IOptimizer optimizer, Adam other, Func<ImmutableArray<Parameters<double>>, ImmutableArray<Parameters<double>>> gradients)
    {
        var there = c.Run(other, c.Start, gradients(c.Gradients));
        return there.Points.Any(point => point.Parameters.Values.ToArray().Any(double.IsNaN)) ? Finding.Vacuous : Compare.SameParameters(c.Run(optimizer, c.Start, c.Gradients), there);
    }
}
