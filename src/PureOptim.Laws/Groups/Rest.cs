using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Groups;

/// <summary>Group D, first part: what happens while there are no gradients.</summary>
internal static class Rest
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("D1", Bitwise,
            "With epsilon above zero, gradients that are zero from the start move nothing.",
            @"\varepsilon > 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            HoldsFor(OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant),
            c => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, i) => c.Signs[i] * 0.0))).End)),
        new("D1b", Bitwise,
            "Without epsilon, gradients that are zero from the start move nothing either. (They do: 0/0 is no number.)",
            @"\varepsilon = 0,\; g_1 = \ldots = g_T = 0 \Rightarrow \theta_T = \theta_0",
            optimizer => optimizer is AdaGrad { InitialAccumulator: 0 } or RmsProp { InitialAccumulator: 0 } or Adam
                ? Applicability.Fails
                : Applicability.DoesNotApply,
            c => Compare.Bits(c.Start, c.Run(c.Start, c.Gradients.Select(g => g.Map((_, _) => 0))).End))
        {
            Prepare = AdaptiveEquivalences.WithoutEpsilon,
        },
        new("D2", Real,
            "When gradients end, each further step is a fixed fraction of the one before (for Adam without epsilon, but for its correction).",
            @"\Delta_{T+k} = \mu^k \Delta_T', \quad \mathrm{Adam:}\; "
            + @"\Delta_{T+k} = \eta_{T+k} \left(\frac{\beta_1}{\sqrt{\beta_2}}\right)^k \frac{m_T}{\sqrt{v_T}}",
            optimizer => When(optimizer is Momentum or Nesterov or Adam),
            Coasting)
        {
            Magnitudes = Magnitudes.Intervals,
            Prepare = optimizer => optimizer is Adam ? AverageBounds.Remembering(AdaptiveEquivalences.WithoutEpsilon(optimizer)) : optimizer,
        },
    ];

    /// <summary>The optimizer runs over the case's gradients, and then over as many that are zero.</summary>
    private static Finding Coasting(LawCase c)
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
                    run.Points[c.Steps + k][i],
                    Coasted(c, run.Slots[c.Steps], i, k),
                    () => Invariant($"change of [{place}] {steps} steps after the last gradient"));
            }
        }

        return certificate.Finding;
    }

    /// <summary>The change of the k-th step without a gradient, from the slots after the last gradient.</summary>
    private static Interval Coasted(LawCase c, ImmutableArray<ImmutableArray<Interval>> slots, int i, int k)
    {
        if (c.Optimizer.Promise(OptimizerTraits.Linear))
        {
            Interval mu = Hyperparameter.Get(c.Optimizer, "MomentumFactor");
            var inside = c.Optimizer is Momentum { LearningRatePlacement: LearningRatePlacement.InsideVelocity }
                or Nesterov { LearningRatePlacement: LearningRatePlacement.InsideVelocity };
            var velocity = (inside ? 1 : Hyperparameter.Get(c.Optimizer, "LearningRate")) * slots[0][i];
            // Nesterov's products μ² and ημ², computed in double, have at most two roundings.
            return c.Optimizer is Nesterov
                ? (1 + Certified.PlusMinus(3 * Certified.Roundoff)) * Certified.Power(mu, k + 1) * velocity
                : Certified.Power(mu, k) * velocity;
        }

        var scalars = AdamScalars.At(c.Optimizer, c.Steps + k);
        return -scalars.Rate * Certified.Power(scalars.Beta1 / Interval.Sqrt(scalars.Beta2), k) * slots[0][i] / Interval.Sqrt(slots[1][i]);
    }
}
