using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about Muon: what turning the rows and columns of its matrices does, and what it and its relatives make of single numbers.</summary>
internal static class MuonTheorems
{
    /// <summary>2^-48, of which the quotient by the norm makes three times as much, and five iterations 2^25 times as much: still no more than intervals may be wide.</summary>
    private const double FewDigitsLost = 3.552713678800501e-15;

    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("B4b", Bitwise,
            "With the signs of some rows and some columns of matrices turned, so is the path of an optimizer that multiplies matrices: Muon, Shampoo, GaLore, SOAP.",
            @"\mathrm{run}(D_1 \theta D_2, D_1 g D_2) = D_1\,\mathrm{run}(\theta, g)\,D_2, \; D_i = \mathrm{diag}(\pm 1)",
            // Each product and each square keeps its size, every sum its order, and rounding does not see signs.
            For<Muon>((_, c) => Universal.Symmetries.SamePath(c, Flip, Flip)),
            // So do rotations and reflections; and the sign that an eigenvector has by its rule stands on both sides of what it multiplies.
            For<Shampoo>((_, c) => Universal.Symmetries.SamePath(c, Flip, Flip)),
            For<GaLore>((_, c) => Universal.Symmetries.SamePath(c, Flip, Flip)),
            For<Soap>((_, c) => Universal.Symmetries.SamePath(c, Flip, Flip))) with
        { Magnitudes = Magnitudes.Scalable },
        Of("B7b", Real,
            "In coordinates of its rows, and of its columns, that are rotated or in another order, Muon's path is too. Of two iterations, whose rounding intervals still bound: each "
            + "iteration keeps what the one before did.",
            @"\mathrm{run}(Q_1 \theta Q_2, Q_1 g Q_2) = Q_1\,\mathrm{run}(\theta, g)\,Q_2, \; Q_i^\top Q_i = I",
            // Rows that each have a divisor of their own are known from what they are turned into.
            For<Muon>(TurnedOnBothSides, muon => muon with { Iterations = 2 }, muon => !muon.RoundsToBfloat16 && muon.Preconditioning != MuonPreconditioning.AlmostOrthogonal)) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C23b", Real,
            "On matrices of one element Muon without epsilon is descent by the sign of its averaged gradient, at a rate times what the iteration makes of 1.",
            @"n \in \mathbb{R}^{1 \times 1},\, \varepsilon = 0 \Rightarrow \Delta = \eta s\, p^k(1)\, \mathrm{sign}(n), \; p(x) = a x + b x^3 + c x^5",
            For<Muon>(SignDescent, muon => Corrected(muon) with { Epsilon = 0, WeightDecay = 0 }, muon => !muon.RoundsToBfloat16 && !muon.IsAdaptive)) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Of("C23c", Real,
            "On matrices of one element NorMuon and AdaMuon are descent by the sign of their averaged gradient, at a fifth of the rate.",
            @"m \in \mathbb{R}^{1 \times 1},\, \lambda = 0 \Rightarrow \Delta = \tfrac15 \eta\, \mathrm{sign}(m)",
            For<NorMuon>((norMuon, c) => AveragedSignDescent(norMuon, c, 0.2, (factor, momentum, gradient) => momentum + (1 - factor) * (gradient - momentum))),
            For<AdaMuon>(
                (adaMuon, c) => AveragedSignDescent(adaMuon, c, adaMuon.Scale == MuonScale.LikeAdamW ? 0.04 : 0.2, (factor, momentum, gradient) => factor * momentum + gradient),
                when: adaMuon => !adaMuon.RoundsToBfloat16)) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
    ];

    /// <summary>The optimizer, with half the momentum if it corrects the start: next to 1 the weight 1 - μ^t has lost digits, and five iterations have none to spare.</summary>
    private static Muon Corrected(Muon muon) => muon.CorrectsBias ? muon with { MomentumFactor = muon.MomentumFactor.Changed(factor => factor / 2) } : muon;

    /// <summary>Turns the signs of rows and columns, as the marks of a matrix's first elements say.</summary>
    private static Parameters<double> Flip(LawCase c, Parameters<double> vector) => vector.Map((value, i) =>
    {
        var entry = vector.Layout.Entries.Last(entry => entry.Offset <= i);
        var (row, column) = int.DivRem(i - entry.Offset, entry.Shape is [_, var columns] ? columns : 1);
        var bits = c.Mark(entry.Offset);
        return (((bits >> row) ^ (bits >> (8 + column))) & 1) == 0 ? value : -value;
    });

    /// <summary>In half of the cases from zero, where no large parameter hides what the steps are.</summary>
    private static Finding TurnedOnBothSides(Muon muon, LawCase c)
    {
        var start = Certified.Lift(c.Mark(0) % 2 == 0 ? c.Start : c.Start.Map((_, _) => 0));
        var gradients = Certified.Lift(c.Gradients).ToList();
        var there = Certified.Run(muon, c, Turn(c, start), gradients.Select(gradient => Turn(c, gradient)));
        return Certified.Meet(there.End, Turn(c, Certified.Run(muon, c, start, gradients).End), i => Invariant($"turned[{i}] after step {c.Steps}"));
    }

    /// <summary>Rotates, or changes with each other, two neighbouring rows and two neighbouring columns of each matrix.</summary>
    private static ImmutableArray<Interval> Turn(LawCase c, ImmutableArray<Interval> vector)
    {
        var turned = vector.ToArray();
        foreach (var entry in c.Start.Layout.Entries)
        {
            var (rows, columns, mark) = (entry.Shape[0], entry.Shape[1], c.Mark(entry.Offset) / 2);
            if (rows > 1) Both(columns, column => entry.Offset + mark % (rows - 1) * columns + column, columns, mark % 3 == 0);
            if (columns > 1) Both(rows, row => entry.Offset + row * columns + mark % (columns - 1), 1, mark % 5 == 0);
        }

        return [.. turned];

        void Both(int count, Func<int, int> first, int distance, bool exchanges)
        {
            for (var i = 0; i < count; i++)
            {
                var (one, other) = (first(i), first(i) + distance);
                (turned[one], turned[other]) = exchanges ? (turned[other], turned[one]) : Universal.Symmetries.Rotated(turned[one], turned[other]);
            }
        }
    }

    /// <summary>Each coordinate is a matrix, whose parameter stays at 0, so that nothing decays; up to the step where its momentum may have no sign, or has lost its digits.</summary>
    private static Finding AveragedSignDescent(AdaptiveMuon muon, LawCase c, double share, Func<Interval, Interval, Interval, Interval> after)
    {
        var gradients = Certified.Lift(c.NonzeroGradients).ToList();
        var changes = RuleRun<Interval>.Changes(muon, gradients, Singles(c)).Points;
        Interval factor = muon.MomentumFactor.At(0), size = share * muon.LearningRate.At(0);
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            Interval momentum = 0;
            for (var t = 1; t <= c.Steps; t++)
            {
                var (place, step) = (i, t);
                momentum = after(factor, momentum, gradients[t - 1][i]);
                if (!HasDigits(momentum)) break;
                certificate.Equal(changes[t][i], momentum.Lower > 0 ? -size : size, () => Invariant($"step {step} of [{place}]"));
            }
        }

        return certificate.Finding;
    }

    /// <summary>Each coordinate as a matrix.</summary>
    private static Layout Singles(LawCase c) => Layout.Of(Enumerable.Range(0, c.Start.Length).Select(i => (Invariant($"t{i}"), ImmutableArray.Create(1, 1))));

    /// <summary>An average whose gradients have nearly cancelled may have no sign; and each iteration makes its relative width up to a + 3 |b| + 5 c times as wide, five of them less than 2^25 times.</summary>
    private static bool HasDigits(Interval average) => !average.Contains(0) && average.Width < FewDigitsLost * double.Abs(average.Lower);

    /// <summary>Each coordinate is a matrix, whose parameter stays at 0.</summary>
    private static Finding SignDescent(Muon muon, LawCase c)
    {
        var gradients = Certified.Lift(c.NonzeroGradients).ToList();
        var changes = RuleRun<Interval>.Changes(muon, gradients, Singles(c)).Points;
        Interval factor = muon.MomentumFactor.At(0), size = muon.LearningRate.At(0) * (muon.Scale == MuonScale.LikeAdamW ? muon.StepSize.At(0) : 1) * OfOne(muon);
        var certificate = new Certificate();
        for (var i = 0; i < c.Start.Length; i++)
        {
            Interval momentum = 0;
            for (var t = 1; t <= c.Steps; t++)
            {
                var (place, step) = (i, t);
                momentum += (1 - factor) * (gradients[t - 1][i] - momentum);
                var direction = Direction(muon, momentum, gradients[t - 1][i], factor, t);
                if (HasDigits(direction)) certificate.Equal(changes[t][i], direction.Lower > 0 ? -size : size, () => Invariant($"step {step} of [{place}]"));
            }
        }

        return certificate.Finding;
    }

    /// <summary>The image of 1 under the iteration.</summary>
    private static Interval OfOne(Muon muon)
    {
        Interval x = 1;
        for (var i = 0; i < muon.Iterations; i++)
        {
            (Interval a, Interval b, Interval c) = muon.Coefficients switch
            {
                MuonCoefficients.Tuned => (3.4445, -4.7750, 2.0315),
                MuonCoefficients.Converging => (15.0 / 8, -10.0 / 8, 3.0 / 8),
                _ => i switch
                {
                    0 => (4.0848, -6.8946, 2.9270),
                    1 => (3.9505, -6.3029, 2.6377),
                    2 => (3.7418, -5.5913, 2.3037),
                    3 => (2.8769, -3.1427, 1.2046),
                    _ => (2.8366, -3.0525, 1.2012),
                },
            };
            x = a * x + (b * (x * x) + c * (x * x * (x * x))) * x;
        }

        return x;
    }

    /// <summary>The average that is made orthogonal, in the form of the rule: where that has lost its digits, so has this.</summary>
    private static Interval Direction(Muon muon, Interval momentum, Interval gradient, Interval factor, int t) => (muon.Nesterov, muon.CorrectsBias) switch
    {
        (true, true) => factor * momentum / Certified.WeightOfAverage(factor, t + 1) + (1 - factor) * gradient / Certified.WeightOfAverage(factor, t),
        (true, false) => momentum - (1 - factor) * (momentum - gradient),
        _ => momentum,
    };
}
