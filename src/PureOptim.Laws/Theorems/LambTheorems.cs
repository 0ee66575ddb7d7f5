using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about LAMB: how long its steps are, and that their direction is AdamW's.</summary>
internal static class LambTheorems
{
    private static readonly Magnitudes _besideParameters = Magnitudes.Between(
        0, 30, "AdamW says where the parameters go, and its step is a difference, in which one much smaller than they is lost");

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C23", Real,
            "LAMB's step of a tensor is AdamW's at a rate of one, times the rate and the tensor's length over that of the step; where both are equally long it is AdamW's.",
            @"u = \mathrm{AdamW}_{\eta = 1}: \quad \Delta = \eta \frac{\lVert\theta\rVert}{\lVert u\rVert} u, \quad \lVert\theta\rVert = \lVert u\rVert \Rightarrow \mathrm{LAMB} = \mathrm{AdamW}",
            For<Lamb>((lamb, c) => Stretched(lamb, c).And(() => EquallyLong(lamb, c)), when: CorrectsMoments)) with
        { Magnitudes = _besideParameters },
        Of("D19b", Real,
            "Every step of LAMB is as long as the tensor, times the rate; of a tensor of zeros it is Adam's, times the rate, and without gradient and decay there is none.",
            @"\lVert\Delta_t\rVert = \eta_t \lVert\theta\rVert, \quad \theta = 0 \Rightarrow \Delta_t = \eta_t\,\mathrm{Adam}_{\eta = 1}, \quad g = 0,\, \lambda = 0 \Rightarrow \Delta = 0",
            For<Lamb>((lamb, c) => AsLongAsTheTensor(lamb, c).And(() => FromZero(lamb, c)).And(() => Resting(lamb, c)), when: CorrectsMoments)) with
        { Magnitudes = Magnitudes.Intervals },
    ];

    private static bool CorrectsMoments(Lamb lamb) => lamb.Correction == LambCorrection.Moments;

    /// <summary>Adam as LAMB has it, at a rate of one.</summary>
    private static Adam AdamOf(Lamb lamb) => new()
    {
        LearningRate = 1,
        Beta1 = lamb.Beta1,
        Beta2 = lamb.Beta2,
        Epsilon = lamb.Epsilon,
        EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
    };

    /// <summary>AdamW with a decay times the rate, which in real numbers may stand anywhere.</summary>
    private static AdamW AdamWOf(Lamb lamb, LawCase c, Schedule rate) => new()
    {
        LearningRate = rate,
        Beta1 = lamb.Beta1,
        Beta2 = lamb.Beta2,
        Epsilon = lamb.Epsilon,
        EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
        WeightDecay = lamb.WeightDecay,
        DecayCoupling = DecayCoupling.LearningRate,
        DecayPlacement = (DecayPlacement)(c.Mark(0) % 3),
    };

    /// <summary>AdamW's steps are taken from where LAMB stands, with the moments of the gradients so far.</summary>
    private static Finding Stretched(Lamb lamb, LawCase c)
    {
        var gradients = Certified.Lift(c.NonzeroGradients).ToList();
        var points = Certified.Run(lamb, c, Certified.Lift(c.Start), gradients).Points;
        var adamW = AdamWOf(lamb, c, 1);
        var certificate = new Certificate();
        for (var t = 1; t <= c.Steps; t++)
        {
            var before = points[t - 1];
            var run = new AlgebraRun<Interval>(adamW, c.Start.Layout, before.AsSpan());
            ImmutableArray<Interval> step = [];
            foreach (var gradient in gradients.Take(t)) step = run.Update(gradient.AsSpan());
            foreach (var entry in c.Start.Layout.Entries)
            {
                Interval rate = lamb.LearningRate.At(t - 1);
                var isZero = t == 1 && Part(before, entry).All(value => value == 0);
                // At a rate of one a step may lead to zero, but for rounding, and from there either way.
                if (!isZero && Length(before, entry).Contains(0)) return certificate.Finding;
                var factor = isZero ? rate : rate * (Length(before, entry) / Length(step, entry));
                for (var i = entry.Offset; i < entry.Offset + entry.Length; i++)
                {
                    var (coordinate, number) = (i, t);
                    certificate.Equal(points[t][i], before[i] - factor * step[i], () => Invariant($"[{coordinate}] after step {number}"));
                }
            }
        }

        return certificate.Finding;
    }

    /// <summary>
    /// From θ = -a/(1 + λ), where a is Adam's first step at a rate of one, AdamW's is a + λθ = a/(1 + λ), as long as θ.
    /// </summary>
    private static Finding EquallyLong(Lamb lamb, LawCase c)
    {
        var first = Certified.Lift(c.NonzeroGradients.Take(1)).ToList();
        if (first.Count == 0) return Finding.Vacuous;
        var share = 1 + (Interval)lamb.WeightDecay.At(0);
        ImmutableArray<Interval> start = [.. RuleRun<Interval>.Changes(AdamOf(lamb), first).End.Select(change => change / share)];
        return Certified.Meet(
            Certified.Run(lamb, c, start, first).End,
            Certified.Run(AdamWOf(lamb, c, lamb.LearningRate), c, start, first).End,
            i => Invariant($"first step of [{i}], which is as long as the tensor"));
    }

    /// <summary>The parameters stay, so that no step is the difference of two points.</summary>
    private static Finding AsLongAsTheTensor(Lamb lamb, LawCase c)
    {
        var start = Certified.Lift(c.Start.Map((value, _) => value == 0 ? 1 : value));
        var run = new AlgebraRun<Interval>(lamb, c.Start.Layout, start.AsSpan());
        var certificate = new Certificate();
        foreach (var (step, gradient) in Certified.Lift(c.NonzeroGradients).Index())
        {
            var update = run.Update(gradient.AsSpan());
            foreach (var entry in c.Start.Layout.Entries)
                certificate.Equal(Length(update, entry), lamb.LearningRate.At(step) * Length(start, entry), () => Invariant($"length of step {step + 1} of {entry.Name}"));
        }

        return certificate.Finding;
    }

    private static Finding FromZero(Lamb lamb, LawCase c)
    {
        var gradients = Certified.Lift(c.NonzeroGradients).ToList();
        var ours = RuleRun<Interval>.Changes(lamb, gradients, c.Start.Layout).Points;
        var adams = RuleRun<Interval>.Changes(AdamOf(lamb), gradients, c.Start.Layout).Points;
        var certificate = new Certificate();
        c.ForEach((t, i) => certificate.Equal(ours[t][i], lamb.LearningRate.At(t - 1) * adams[t][i], () => Invariant($"step {t} of [{i}] from zero")));
        return certificate.Finding;
    }

    private static Finding Resting(Lamb lamb, LawCase c) => Compare.Bits(
        c.Start, c.Run(lamb with { WeightDecay = 0 }, c.Start, c.Gradients.Select(gradient => gradient.Map((_, i) => c.Signs[i] * 0.0))).End);

    private static IEnumerable<Interval> Part(ImmutableArray<Interval> vector, TensorEntry entry) => vector.Skip(entry.Offset).Take(entry.Length);

    private static Interval Length(ImmutableArray<Interval> vector, TensorEntry entry) =>
        Interval.Sqrt(Part(vector, entry).Select(value => Interval.Power(value, 2)).Sum());
}
