using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Laws.Universal;

/// <summary>Group B: the path of a transformed problem is the transformed path.</summary>
internal static class Symmetries
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("B1", Bitwise,
            "Two parts of the parameters that run apart make the path of the whole.",
            @"\mathrm{run}(a \mathbin{+\!\!+} b) = \mathrm{run}(a) \mathbin{+\!\!+} \mathrm{run}(b)",
            HoldsFor(OptimizerTraits.ElementWise),
            Apart) { Values = CaseValues.Hostile },
        new("B2", Bitwise,
            "Coordinates in another order take the same paths in that order.",
            @"\mathrm{run}(P\theta, Pg) = P\,\mathrm{run}(\theta, g)",
            HoldsFor(OptimizerTraits.ElementWise),
            c => SamePath(c, Permute, Permute)),
        new("B2b", Real,
            "Where coordinates meet in norms and sums, those in another order take the same paths in that order too, but for rounding.",
            @"\mathrm{run}(P\theta, Pg) = P\,\mathrm{run}(\theta, g)",
            InIntervals(HoldsOnlyFor(PermutationEquivariant, RotationEquivariant)),
            c => Transformed(c, vector => Permute(c, vector), "permuted")) { Magnitudes = Magnitudes.Intervals },
        new("B3", Bitwise,
            "The shapes of the tensors do not matter.",
            @"\mathrm{run}(\mathrm{reshape}\,\theta, \mathrm{reshape}\,g) = \mathrm{reshape}\,\mathrm{run}(\theta, g)",
            HoldsFor(OptimizerTraits.ElementWise),
            c => SamePath(c, (_, vector) => Parameters<double>.Of(Layout.Vector(vector.Length), vector.Values), (_, vector) => Flat(vector))),
        new("B4", Bitwise,
            "With the signs of some coordinates turned, so are their paths.",
            @"\mathrm{run}(D\theta, Dg) = D\,\mathrm{run}(\theta, g), \; D = \mathrm{diag}(\pm 1)",
            HoldsFor(Odd),
            // An exact zero is +0 whatever the signs were, so zeros are compared without theirs.
            c => SamePath(c, Flip, Flip)) { Claims = UniversalClaims.SignsTurned },
        new("B5", Real,
            "In rotated coordinates the path is the rotated path. (Of an optimizer whose rule looks at single coordinates or tensors it is not.)",
            @"\mathrm{run}(Q\theta, Qg) = Q\,\mathrm{run}(\theta, g), \; Q^\top Q = I",
            InIntervals(HoldsOnlyFor(RotationEquivariant)),
            c => Transformed(c, vector => Rotate(c, vector), "rotated")) { Magnitudes = Magnitudes.Intervals, Claims = UniversalClaims.RotatedTogether },
        new("B7", Real,
            "With each tensor in rotated coordinates of its own, its path is rotated. (Of an optimizer whose rule looks at single coordinates it is not.)",
            @"\mathrm{run}(Q_i\theta_i, Q_i g_i)_i = Q_i\,\mathrm{run}(\theta, g)_i, \; Q_i^\top Q_i = I",
            InIntervals(HoldsOnlyFor(RotationEquivariantPerTensor, RotationEquivariant)),
            c => Transformed(c, vector => RotateTensors(c, vector), "rotated")) { Magnitudes = Magnitudes.Intervals, Claims = UniversalClaims.Rotated },
        new("B8", Real,
            "Moving the start moves the path by as much, on the same gradients.",
            @"\mathrm{run}(\theta + c, g) = \mathrm{run}(\theta, g) + c",
            InIntervals(HoldsFor(TranslationInvariant)),
            Translated) { Magnitudes = Magnitudes.Intervals, Claims = UniversalClaims.StartMoved },
        new("B9", Bitwise,
            "Maximizing is minimizing the function with its sign turned, whatever decays beside it; maximizing it turned once more is minimizing.",
            @"\mathrm{maximize}(o)(f) = o(-f), \quad \mathrm{maximize}(\mathrm{maximize}(o)) = o",
            _ => Applicability.Holds,
            c => c.Precision == Precision.Binary32 ? Maximized<float>(c) : Maximized<double>(c)) { Values = CaseValues.Hostile },
        new("B10", Bitwise,
            "A gradient that is not finite touches its own coordinate only.",
            @"g_i \notin \mathbb{R} \Rightarrow \theta_j' = \theta_j'(g_j), \; j \ne i",
            HoldsFor(OptimizerTraits.ElementWise),
            Isolated) { Values = CaseValues.Hostile },
    ];

    /// <summary>The run of what is transformed has the points of the run, transformed; zeros are compared without their signs.</summary>
    internal static Finding SamePath(
        LawCase c, Func<LawCase, Parameters<double>, Parameters<double>> into, Func<LawCase, Parameters<double>, Parameters<double>> after)
    {
        var there = c.Run(into(c, c.Start), c.Gradients.Select(gradient => into(c, gradient)));
        var here = c.Run();
        for (var step = 0; step < here.Points.Length; step++)
        {
            var finding = Compare.Bits(there.Points[step].Parameters.Map(Unsigned), after(c, here.Points[step].Parameters).Map(Unsigned));
            if (finding.IsBroken) return Finding.Broken(Invariant($"after step {step}, {finding.Difference}"));
        }

        return Finding.Exact;

        double Unsigned(double value, int _) => value == 0 ? 0 : value;
    }

    private static Parameters<double> Flat(Parameters<double> vector) => Parameters<double>.Of(Layout.Vector(vector.Length), vector.Values);

    private static Parameters<double> Permute(LawCase c, Parameters<double> vector)
    {
        var permutation = c.Permutation;
        return vector.Map((_, i) => vector[permutation[i]]);
    }

    private static Parameters<double> Flip(LawCase c, Parameters<double> vector)
    {
        var signs = c.Signs;
        return vector.Map((value, i) => signs[i] * value);
    }

    private static ImmutableArray<Interval> Permute(LawCase c, ImmutableArray<Interval> vector) => [.. c.Permutation.Select(i => vector[i])];

    /// <summary>Turns the two coordinates that the case's permutation puts first; a model with one coordinate keeps it.</summary>
    private static ImmutableArray<Interval> Rotate(LawCase c, ImmutableArray<Interval> vector) =>
        c.Permutation is [var first, var second, ..] ? Rotate(vector, first, second) : vector;

    /// <summary>Turns two neighbours in each tensor that has two elements.</summary>
    private static ImmutableArray<Interval> RotateTensors(LawCase c, ImmutableArray<Interval> vector) => c.Start.Layout.Entries.Where(entry => entry.Length > 1)
        .Aggregate(vector, (soFar, entry) => c.Mark(entry.Offset) % (entry.Length - 1) + entry.Offset is var first ? Rotate(soFar, first, first + 1) : soFar);

    private static ImmutableArray<Interval> Rotate(ImmutableArray<Interval> vector, int first, int second)
    {
        var (one, other) = Rotated(vector[first], vector[second]);
        return vector.SetItem(first, one).SetItem(second, other);
    }

    /// <summary>Two coordinates turned by the angle of a 3-4-5 triangle.</summary>
    internal static (Interval First, Interval Second) Rotated(Interval first, Interval second)
    {
        Interval cosine = 3, sine = 4, hypotenuse = 5;
        (cosine, sine) = (cosine / hypotenuse, sine / hypotenuse);
        return (cosine * first - sine * second, sine * first + cosine * second);
    }

    /// <summary>The run of the transformed case ends where the transformed run ends.</summary>
    private static Finding Transformed(LawCase c, Func<ImmutableArray<Interval>, ImmutableArray<Interval>> transform, string what)
    {
        var there = Certified.Run(c.Optimizer, c, transform(Certified.Lift(c.Start)), c.Gradients.Select(g => transform(Certified.Lift(g))));
        return Certified.Meet(there.End, transform(Certified.Run(c.Optimizer, c).End), i => Invariant($"{what}[{i}] after step {c.Steps}"));
    }

    private static Finding Translated(LawCase c)
    {
        ImmutableArray<Interval> Move(ImmutableArray<Interval> vector) => [.. vector.Select((value, i) => value + (double)(c.Marks[i] % 1000))];
        var there = Certified.Run(c.Optimizer, c, Move(Certified.Lift(c.Start)), Certified.Lift(c.Gradients));
        return Certified.Meet(there.End, Move(Certified.Run(c.Optimizer, c).End), i => Invariant($"moved[{i}] after step {c.Steps}"));
    }

    /// <summary>Up one function beside down the other, and up the other's other, on what a law gives to optimizers that need more than a gradient.</summary>
    private static Finding Maximized<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var start = Trajectory.Convert<double, T>(c.Start);
        var (up, twice) = (c.Optimizer.Maximizing(), c.Optimizer.Maximizing().Maximizing());
        var (above, below, again) = (Trajectory.Begin(up, start), Trajectory.Begin(c.Optimizer, start), Trajectory.Begin(twice, start));
        foreach (var gradient in c.Gradients.Select(Trajectory.Convert<double, T>))
        {
            var evaluation = LocalModel.Of(c.Optimizer, below.State.Step, below.Parameters, gradient);
            above = Trajectory.Step(up, above, evaluation);
            below = Trajectory.Step(c.Optimizer, below, Negated(evaluation));
            again = Trajectory.Step(twice, again, Negated(evaluation));
            if (!above.Parameters.Equals(below.Parameters) || !above.State.Inner[0].Equals(below.State))
                return Finding.Broken(Invariant($"step {below.State.Step} leads up to {above.Parameters}, and down to {below.Parameters}"));
            if (!again.Parameters.Equals(below.Parameters) || !again.State.Inner[0].Inner[0].Equals(below.State))
                return Finding.Broken(Invariant($"step {below.State.Step} leads to {again.Parameters}, turned twice, and to {below.Parameters}"));
        }

        return Finding.Exact;

        static Evaluation<T> Negated(Evaluation<T> evaluation) => new(
            Turned(evaluation.Gradient),
            -evaluation.Loss,
            evaluation.At is not { } at ? null : point => Negated(at(point)),
            evaluation.Curvature is { } curvature ? Turned(curvature) : null);

        static Parameters<T> Turned(Parameters<T> vector) => Parameters<T>.Create(vector.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = -vector[i];
        });
    }

    /// <summary>The first part is as long as a mark says; every point is compared, slots and all.</summary>
    private static Finding Apart(LawCase c)
    {
        var cut = c.Marks.IsEmpty ? 0 : c.Marks[0] % (c.Start.Length + 1);
        var (whole, rest) = (c.Run(), c.Start.Length - cut);
        return Compare.Bits(whole.Only(0, cut), c.Only(0, cut).Run()).And(() => Compare.Bits(whole.Only(cut, rest), c.Only(cut, rest).Run()));
    }

    /// <summary>From some step on the gradient of one coordinate is not finite; the others and their slots must not change.</summary>
    private static Finding Isolated(LawCase c)
    {
        if (c.Start.Length == 0) return Finding.Exact;
        var struck = c.Marks[0] % c.Start.Length;
        var clean = c.Run();
        var finding = Finding.Exact;
        foreach (var poison in (ReadOnlySpan<double>)[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            var spoiled = c.Run(c.Start, c.Gradients.Select((g, step) => step < c.Split ? g : g.Map((value, i) => i == struck ? poison : value)));
            finding = finding.And(() => Compare.Bits(clean.Only(0, struck), spoiled.Only(0, struck)))
                .And(() => Compare.Bits(clean.Only(struck + 1, c.Start.Length - struck - 1), spoiled.Only(struck + 1, c.Start.Length - struck - 1)));
        }

        return finding;
    }
}
