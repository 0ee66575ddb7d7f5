using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Universal;

/// <summary>Group A: an optimizer is a pure function, however its steps are cut, interleaved, vectorised or done in place.</summary>
internal static class FunctionalCore
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("A1", Structural,
            "Step called twice gives the same bits, and leaves its arguments as they were.",
            @"\mathrm{Step}(s, \theta, g) = \mathrm{Step}(s, \theta, g)",
            Always,
            c => c.Precision == Precision.Binary32 ? SameTwice<float>(c) : SameTwice<double>(c)) { Values = CaseValues.Hostile },
        new("A2", Structural,
            "Two runs interleaved step by step end as each does alone: there is no hidden shared state.",
            @"\mathrm{run}(g \parallel h) = \mathrm{run}(g) \parallel \mathrm{run}(h)",
            Always,
            c => c.Precision == Precision.Binary32 ? Interleaved<float>(c) : Interleaved<double>(c)) { Values = CaseValues.Hostile },
        new("A3", Bitwise,
            "A run cut anywhere, its state taken apart and put together again, goes on as if it had not been cut.",
            @"\mathrm{run}(g_1 \ldots g_T) = \mathrm{run}(g_{k+1} \ldots g_T) \circ \mathrm{run}(g_1 \ldots g_k)",
            Always,
            c => c.Precision == Precision.Binary32 ? Resumed<float>(c) : Resumed<double>(c)) { Values = CaseValues.Hostile },
        new("A5", Bitwise,
            "A shorter run is the beginning of a longer one.",
            @"\mathrm{run}(g_1 \ldots g_n) = \mathrm{run}(g_1 \ldots g_m)_{\le n}, \; n \le m",
            Always,
            c => Compare.Bits(c.Run(c.Start, c.Gradients.Take(c.Split)), new(c.Run().Points[..(c.Split + 1)]))) { Values = CaseValues.Hostile },
        new("A7", Bitwise,
            "The path over an objective is that of single steps on its gradients.",
            @"\mathrm{Scan}(f, \theta_0)_{t+1} = \mathrm{Step}(s_t, \theta_t, \nabla f(\theta_t))",
            Always,
            c => c.Precision == Precision.Binary32 ? Scanned<float>(c) : Scanned<double>(c)) { Values = CaseValues.Hostile },
        new("A8", Bitwise,
            "The fold that works in memory of its own has the bits of single steps, and Fold(a ++ b) is Fold(b) after Fold(a).",
            @"\mathrm{Fold}(a \mathbin{+\!\!+} b) = \mathrm{Fold}(b) \circ \mathrm{Fold}(a)",
            Always,
            c => c.Precision == Precision.Binary32 ? Folded<float>(c) : Folded<double>(c)) { Values = CaseValues.Hostile },
        new("A9", Bitwise,
            "Side by side in lanes or one by one, every coordinate has the same bits.",
            @"\mathrm{lanes}(\theta, g)_i = \mathrm{scalar}(\theta_i, g_i)",
            HoldsFor(OptimizerTraits.ElementWise),
            OneByOne) { Values = CaseValues.Hostile },
        new("A10", Bitwise,
            "Blocks of coordinates that run on threads of their own have the bits of the whole.",
            @"\mathrm{run}(\theta, g)_B = \mathrm{run}(\theta_B, g_B) \text{ on any thread}",
            HoldsFor(OptimizerTraits.ElementWise),
            InBlocks) { Values = CaseValues.Hostile },
        new("A12", Bitwise,
            "The state does not depend on where the parameters stand.",
            @"s_t(\theta_0, g) = s_t(\theta_0', g)",
            HoldsFor(OptimizerTraits.TranslationInvariant),
            c => Compare.Bits(
                new Iterate<double>(c.Start, c.Run().EndState),
                new Iterate<double>(c.Start, c.Run(c.Start.Map((value, i) => value + c.Marks[i]), c.Gradients).EndState))) { Claims = UniversalClaims.StateIgnoresPlace },
    ];

    private static Applicability Always(IOptimizer optimizer) => Applicability.Holds;

    private static Finding SameTwice<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var at = Begin<T>(c);
        foreach (var gradient in Gradients<T>(c.Gradients))
        {
            var before = (Digest.Of(at.Parameters), Digest.Of(gradient), StateDigest(at.State));
            var (first, second) = (Trajectory.Step(c.Optimizer, at, gradient), Trajectory.Step(c.Optimizer, at, gradient));
            if (before != (Digest.Of(at.Parameters), Digest.Of(gradient), StateDigest(at.State)))
                return Finding.Broken(Invariant($"step {at.State.Step + 1} changed its arguments"));
            if (!first.Equals(second)) return Finding.Broken(Invariant($"step {at.State.Step + 1}: {first} and then {second}"));
            at = first;
        }

        return Finding.Exact;
    }

    private static Finding Interleaved<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Two different starts through one optimizer would show state that is shared in secret.
        var (start, other) = (Begin<T>(c), Begin<T>(c with { Start = c.Start.Map((value, _) => -value) }));
        var (left, right) = (start, other);
        foreach (var (g, h) in Gradients<T>(c.Gradients).Zip(Gradients<T>(c.OtherGradients)))
            (left, right) = (Trajectory.Step(c.Optimizer, left, g), Trajectory.Step(c.Optimizer, right, h));
        return Finding.That(left.Equals(Steps(c, start, c.Gradients)), () => "the first run differs from itself alone")
            .And(() => Finding.That(right.Equals(Steps(c, other, c.OtherGradients)), () => "the second run differs from itself alone"));
    }

    private static Finding Resumed<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var cut = Steps(c, Begin<T>(c), c.Gradients.Take(c.Split));
        var resumed = Steps(c, new Iterate<T>(Again(cut.Parameters), Again(cut.State)), c.Gradients.Skip(c.Split));
        var whole = Steps(c, Begin<T>(c), c.Gradients);
        return Finding.That(resumed.Equals(whole), () => Invariant($"cut after step {c.Split}: {resumed} instead of {whole}"));
    }

    private static Finding Folded<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The gradients of a model whose loss also has a curvature; a list of gradients is for those that need no more.
        var model = Model.Of<Parameters<T>, T>(GradientAt, LossAt, CurvatureAt);
        var gradients = Gradients<T>(c.Gradients).ToList();
        var steps = gradients.Aggregate(Begin<T>(c), (at, gradient) => Trajectory.Step(c.Optimizer, at, EvaluationAt(at.Parameters, gradient)));
        var fold = gradients.Fold(c.Optimizer, Begin<T>(c), model);
        var inTwo = gradients.Skip(c.Split).Fold(c.Optimizer, gradients.Take(c.Split).Fold(c.Optimizer, Begin<T>(c), model), model);
        return SameEnd(fold, steps, "the fold").And(() => SameEnd(inTwo, steps, "the fold in two")).And(() => c.Optimizer.Needs != Needs.Gradient
            ? Finding.Exact
            : SameEnd(c.Optimizer.Fold(Begin<T>(c), gradients), Steps(c, Begin<T>(c), c.Gradients), "the fold over gradients"));

        static Parameters<T> GradientAt(Parameters<T> point, Parameters<T> slope) => Parameters<T>.Create(point.Layout, target =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = slope[i] + point[i] / T.CreateChecked(4);
        });

        static T LossAt(Parameters<T> point, Parameters<T> slope)
        {
            var sum = T.Zero;
            for (var i = 0; i < point.Length; i++) sum += slope[i] * point[i] + point[i] * point[i] / T.CreateChecked(8);
            return sum;
        }

        static Parameters<T> CurvatureAt(Parameters<T> point, Parameters<T> slope) => Parameters<T>.Filled(point.Layout, T.One / T.CreateChecked(4));

        static Evaluation<T> EvaluationAt(Parameters<T> point, Parameters<T> slope) =>
            new(GradientAt(point, slope), double.CreateChecked(LossAt(point, slope)), elsewhere => EvaluationAt(elsewhere, slope), CurvatureAt(point, slope));
    }

    private static Finding SameEnd<T>(Iterate<T> fold, Iterate<T> steps, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Finding.That(fold.Equals(steps), () => $"{what} ends at {fold}, the steps at {steps}");

    private static Finding OneByOne(LawCase c)
    {
        var whole = c.Run();
        for (var i = 0; i < c.Start.Length; i++)
        {
            var coordinate = i;
            var finding = Compare.Bits(whole.Only(i, 1), c.Only(i, 1).Run());
            if (finding.IsBroken) return Finding.Broken(Invariant($"coordinate {coordinate} in lanes and alone: {finding.Difference}"));
        }

        return Finding.Exact;
    }

    /// <summary>Three blocks, cut where the marks say; lanes begin elsewhere in each.</summary>
    private static Finding InBlocks(LawCase c)
    {
        if (c.Start.Length == 0) return Finding.Vacuous;
        var first = int.Min(1 + c.Marks[0] % int.Max(1, c.Start.Length - 2), c.Start.Length);
        var second = int.Max(first, c.Start.Length - 1);
        (int Start, int Length)[] blocks = [(0, first), (first, second - first), (second, c.Start.Length - second)];
        var whole = c.Run();
        var parts = new Trajectory[blocks.Length];
        Parallel.For(0, blocks.Length, block => parts[block] = c.Only(blocks[block].Start, blocks[block].Length).Run());
        return parts.Index().Aggregate(Finding.Exact, (finding, part) => finding.And(() =>
            Compare.Bits(whole.Only(blocks[part.Index].Start, blocks[part.Index].Length), part.Item)));
    }

    private static Finding Scanned<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (c.Start.Length == 0) return Finding.Exact;
        var objective = new DiagonalQuadratic([.. c.Marks.Select(mark => (mark % 64) / 16.0)]);
        var at = Begin<T>(c);
        foreach (var point in c.Optimizer.Scan(objective, at).Take(c.Steps + 1))
        {
            if (!at.Equals(new(point.Parameters, point.State))) return Finding.Broken(Invariant($"point {point.Step} is {point.Parameters} with {point.State} instead of {at}"));
            at = Trajectory.Step(c.Optimizer, at, EvaluationAt(at.Parameters));
        }

        return Finding.Exact;

        Evaluation<T> EvaluationAt(Parameters<T> at) => new(objective.Gradient(at), double.CreateChecked(objective.Loss(at)), EvaluationAt, objective.Curvature(at));
    }

    private static Iterate<T> Begin<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Trajectory.Begin(c.Optimizer, Trajectory.Convert<double, T>(c.Start));

    private static IEnumerable<Parameters<T>> Gradients<T>(IEnumerable<Parameters<double>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => gradients.Select(Trajectory.Convert<double, T>);

    private static Iterate<T> Steps<T>(LawCase c, Iterate<T> start, IEnumerable<Parameters<double>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Gradients<T>(gradients).Aggregate(start, (at, gradient) => Trajectory.Step(c.Optimizer, at, gradient));

    /// <summary>The same parameters in memory of their own.</summary>
    private static Parameters<T> Again<T>(Parameters<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Of(source.Layout, source.Values);

    private static OptimizerState<T> Again<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(state.Optimizer, state.Step, state.SlotNames, [.. state.Slots.Select(Again)], [.. state.Inner.Select(Again)], state.ScalarNames, state.Scalars);

    private static string StateDigest<T>(OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var digest = new Digest();
        state.AddTo(digest);
        return digest.ToHexadecimal();
    }
}
