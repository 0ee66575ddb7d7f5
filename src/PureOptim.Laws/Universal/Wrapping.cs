using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Promises;

namespace PureOptim.Laws.Universal;

/// <summary>Group G: what becomes of any optimizer when it is wrapped, or given to a group of tensors.</summary>
internal static class Wrapping
{
    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        new("D19", Real,
            "With a trust ratio every tensor's first step, or where the rule only begins its memory in that the second, is as long as the tensor, times the rate, whatever the gradient.",
            @"r = \frac{\lVert\theta\rVert}{\lVert u\rVert} \Rightarrow \lVert\Delta\rVert = \eta \lVert\theta\rVert",
            // Of one that waits for its memory the first step is a later one.
            InIntervals(optimizer => Waits(optimizer) ? Applicability.DoesNotApply
                : HoldsFor(OptimizerTraits.ElementWise | OptimizerTraits.ProportionalToRate)(optimizer)),
            TrustedLength)
        {
            Magnitudes = Magnitudes.Between(0, 30, "the update of a rule that says where the parameters go is a difference, in which one much smaller than they is lost"),
        },
        new("G1", Bitwise,
            "A wrapper that has nothing to do changes no bit: clipping at what no gradient has, a decay, a noise and a radius of 0, an average, no bounds, no delay, nothing to skip, steps always and changes never.",
            @"\mathrm{clip}_\infty(o) = \mathrm{decay}_0(o) = \mathrm{noise}_0(o) = \mathrm{sam}_0(o) = \mathrm{average}(o) = o",
            _ => Applicability.Holds,
            Idle) { Magnitudes = Magnitudes.WithoutOverflow },
        new("G2", Bitwise,
            "One group of all tensors is the optimizer itself, and two groups are two runs that know nothing of each other.",
            @"\mathrm{groups}(* : o) = o, \quad \mathrm{groups}(A : o, B : o) = o|_A \times o|_B",
            optimizer => When(!optimizer.Needs.HasFlag(Needs.OtherPoints)),
            InGroups),
        new("G3", Bitwise,
            "A run that skips gradients that are not finite is the run without them.",
            @"\mathrm{skip}(o)(g_1, \ldots, \mathrm{NaN}, \ldots, g_n) = o(g_1, \ldots, g_n)",
            // A loss, or a gradient elsewhere, belongs to its step.
            optimizer => When(optimizer.Needs == Needs.Gradient),
            Skipping),
        new("G4", Bitwise,
            "An optimizer that is frozen for some steps neither moves nor remembers them, and then does what it does from its first step on.",
            @"\mathrm{frozen}_k(o)(g_1, \ldots, g_n) = o(g_{k+1}, \ldots, g_n)",
            optimizer => When(optimizer.Needs == Needs.Gradient),
            Freezing),
        new("G6", Bitwise,
            "Accumulating one gradient changes no bit; k equal gradients are one step with that gradient, and no movement before.",
            @"\mathrm{MultiSteps}_1(o) = o, \quad \mathrm{MultiSteps}_k(o)(g, \ldots, g) = o(g)",
            _ => Applicability.Holds,
            Accumulated) { Magnitudes = Magnitudes.WithoutOverflow },
        new("G7", Bitwise,
            "Clipping by value is the optimizer on gradients whose elements are clipped, and once is as good as twice.",
            @"\mathrm{clip}_c(o)(g) = o(\min(\max(g, -c), c)) = \mathrm{clip}_c(\mathrm{clip}_c(o))(g)",
            optimizer => When(optimizer.Needs == Needs.Gradient),
            ClippedByValue),
        new("G8", Bitwise,
            "A gradient that is clipped may be longer by a power of two: its direction counts alone.",
            @"\lVert g \rVert \ge c \Rightarrow \mathrm{clip}_c(2^k g) = \mathrm{clip}_c(g)",
            // A loss, or a gradient elsewhere, is not clipped.
            optimizer => When(optimizer.Needs == Needs.Gradient),
            Scaling.OrNearer(Clipped)) { Magnitudes = Magnitudes.Scalable },
        new("G9", Bitwise,
            "Lookahead whose slow parameters follow all the way is the optimizer itself; if they follow not at all they never move.",
            @"\alpha = 1 \Rightarrow \mathrm{Lookahead}(o) = o, \quad \alpha = 0 \Rightarrow \phi_t = \theta_0",
            _ => Applicability.Holds,
            LookingAhead),
        new("G9b", Real,
            "Where steps do not depend on where the parameters stand, Lookahead's slow parameters go their share of the optimizer's own way.",
            @"\phi_{jk} - \theta_0 = \alpha\, d_{jk}(o)",
            InIntervals(HoldsFor(OptimizerTraits.TranslationInvariant)),
            Scaling.OrNearer(ShareOfTheWay)) { Magnitudes = Magnitudes.Intervals },
        new("G9c", Bitwise,
            "A line search goes along the update to a point where the loss is no greater than before, or stays.",
            @"f(\theta_{t+1}) \le f(\theta_t)",
            _ => Applicability.Holds,
            Searching),
    ];

    /// <summary>Whether an optimizer, or one that it is around, takes no step before its memory says enough.</summary>
    private static bool Waits(IOptimizer optimizer) => optimizer is DiffGrad { FirstSteps: FirstSteps.None } || optimizer.Inner.Any(Waits);

    private static Finding Idle(LawCase c)
    {
        IOptimizer[] idle =
        [
            c.Optimizer.ClippedTo(double.MaxValue), c.Optimizer.WithDecay(0), c.Optimizer.WithCoupledDecay(0), c.Optimizer.WithNoise(0), c.Optimizer.SharpnessAware(0), c.Optimizer.Averaged(0.9),
            c.Optimizer.ClippedByValue(double.MaxValue), c.Optimizer.ClippedByRms(double.MaxValue), c.Optimizer.WithoutNaNs(), c.Optimizer.SkippingNotFinite(1), c.Optimizer.Frozen(0),
            c.Optimizer.WithDelayedUpdates(1), c.Optimizer.KeptWithin(double.NegativeInfinity),
            c.Optimizer.Stepping(1), c.Optimizer.ClippedByValue(double.Epsilon).Changing(0),
        ];
        var plain = c.Run();
        // A third of them in each case: a run is long beside what it may say once more.
        return idle.Where((_, i) => i % 3 == c.Mark(0) % 3).Aggregate(
            Finding.Exact, (finding, wrapper) => finding.And(() => SameInside(plain, c.Run(wrapper, c.Start, c.Gradients), wrapper)));
    }

    /// <summary>Parameters and the wrapped optimizer's state are those of the plain run.</summary>
    private static Finding SameInside(Trajectory plain, Trajectory wrapped, IOptimizer wrapper)
    {
        var finding = Compare.SameParameters(wrapped, plain).And(() => Compare.Bits(wrapped.EndState.Inner[0], plain.EndState));
        return finding.IsBroken ? Finding.Broken($"in {wrapper.Name}, {finding.Difference}") : finding;
    }

    private static Finding InGroups(LawCase c)
    {
        var all = new Groups(("*", c.Optimizer));
        var whole = SameInside(c.Run(), c.Run(all, c.Start, c.Gradients), all);
        var entries = c.Start.Layout.Entries;
        // A loss is that of the model, which a part by itself does not have.
        if (whole.IsBroken || entries.Length < 2 || c.Optimizer.Needs != Needs.Gradient) return whole;
        var groups = new Groups((entries[0].Name, c.Optimizer), ("*", c.Optimizer));
        if (!Generators.CaseGenerator.Fits(groups, c.Start.Layout)) return whole;
        var run = c.Run(groups, c.Start, c.Gradients);
        return Enumerable.Range(0, 2).Aggregate(whole, (finding, group) => finding.And(() =>
        {
            Parameters<double> Part(Parameters<double> vector) => Parameters<double>.Of(
                Layout.Of((group == 0 ? entries[..1] : entries[1..]).Select(entry => (entry.Name, entry.Shape))),
                group == 0 ? vector.Values[..entries[0].Length] : vector.Values[entries[0].Length..]);
            var alone = c.Run(c.Optimizer, Part(c.Start), c.Gradients.Select(Part));
            return Compare.Bits(Part(run.End), alone.End).And(() => Compare.Bits(run.EndState.Inner[group], alone.EndState));
        }));
    }

    private static Finding Accumulated(LawCase c)
    {
        var once = c.Optimizer.Accumulating(1);
        var (plain, k) = (c.Run(), 2 + c.Mark(0) % 3);
        var whole = SameInside(plain, c.Run(once, c.Start, c.Gradients), once);
        // The loss that a law gives changes from step to step, and k steps here are one there.
        if (whole.IsBroken || c.Optimizer.Needs.HasFlag(Needs.Loss)) return whole;
        var several = c.Run(c.Optimizer.Accumulating(k), c.Start, c.Gradients.SelectMany(gradient => Enumerable.Repeat(gradient, k)));
        return several.Points.Index().Aggregate(Compare.Bits(several.EndState.Inner[0], plain.EndState), (finding, point) => finding.And(() =>
            Compare.Bits(point.Item.Parameters, plain.Points[point.Index / k].Parameters, Invariant($"after {point.Index} gradients, parameters"))));
    }

    private static Finding Clipped(LawCase c)
    {
        var gradients = c.NonzeroGradients;
        var largest = gradients.Min(gradient => gradient.Values.ToArray().Max(double.Abs));
        // No norm is below the largest element.
        var clip = c.Optimizer.ClippedTo(largest / 2);
        return Scaling.SameUnlessUnderflow(
            c, c.Run(clip, c.Start, gradients), c.Run(clip, c.Start, Scaling.Scale(gradients, _ => int.Abs(c.Exponent))));
    }

    private static Finding ClippedByValue(LawCase c)
    {
        var all = c.Gradients.SelectMany(gradient => gradient.Values.ToArray()).Select(double.Abs).Where(value => value > 0).ToArray();
        if (all.Length == 0) return Finding.Vacuous;
        var most = all[c.Mark(0) % all.Length];
        var clip = c.Optimizer.ClippedByValue(most);
        var clipped = c.Run(c.Optimizer, c.Start, c.Gradients.Select(gradient => gradient.Map((value, _) => double.Clamp(value, -most, most))));
        var once = c.Run(clip, c.Start, c.Gradients);
        return SameInside(clipped, once, clip).And(() => SameInside(once, c.Run(clip.ClippedByValue(most), c.Start, c.Gradients), clip));
    }

    private static Finding Skipping(LawCase c)
    {
        var skipping = c.Optimizer.SkippingNotFinite(3);
        var broken = c.Start.Map((_, i) => i == c.Mark(0) % c.Start.Length ? c.Mark(0) % 2 == 0 ? double.NaN : double.PositiveInfinity : 1);
        var run = c.Run(skipping, c.Start, c.Gradients.SelectMany((gradient, step) => step % 2 == 0 ? (Parameters<double>[])[broken, gradient] : [gradient, broken, broken]));
        var plain = c.Run();
        return Compare.Bits(run.End, plain.End).And(() => Compare.Bits(run.EndState.Inner[0], plain.EndState));
    }

    private static Finding Freezing(LawCase c)
    {
        var steps = c.Mark(0) % (c.Steps + 1);
        var frozen = c.Run(c.Optimizer.Frozen(steps), c.Start, c.Gradients);
        var rest = c.Run(c.Optimizer, c.Start, c.Gradients.Skip(steps));
        return Compare.Bits(frozen.Points[steps].Parameters, c.Start, "frozen parameters")
            .And(() => Compare.Bits(frozen.End, rest.End)).And(() => Compare.Bits(frozen.EndState.Inner[0], rest.EndState));
    }

    private static Finding LookingAhead(LawCase c)
    {
        var period = 1 + c.Mark(0) % 4;
        var (follows, stays) = (c.Optimizer.WithLookahead(period, 1), c.Optimizer.WithLookahead(period, 0));
        return SameInside(c.Run(), c.Run(follows, c.Start, c.Gradients), follows)
            .And(() => Compare.Bits(stays.Result(c.Run(stays, c.Start, c.Gradients).Points[^1]), c.Start, "slow parameters"));
    }

    /// <summary>From zero, where no large parameter hides the way.</summary>
    private static Finding ShareOfTheWay(LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var (period, share) = (1 + c.Mark(0) % int.Min(3, c.Steps), (1 + c.Mark(0) / 3 % 7) / 8.0);
        ImmutableArray<Interval> zero = [.. Enumerable.Repeat((Interval)0, c.Start.Length)];
        var gradients = Certified.Lift(c.Gradients).ToList();
        var (slow, own) = (Certified.Run(c.Optimizer.WithLookahead(period, share), c, zero, gradients).Slots, Certified.Run(c.Optimizer, c, zero, gradients).Points);
        var certificate = new Certificate();
        for (var t = period; t <= c.Steps; t += period)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                var (step, place) = (t, i);
                certificate.Equal(slow[t][0][i], share * own[t][i], () => Invariant($"slow parameter [{place}] after step {step}"));
            }
        }

        return certificate.Finding;
    }

    private static Finding Searching(LawCase c)
    {
        var search = (c.Mark(0) % 3) switch { 0 => c.Optimizer.WithBacktracking(), 1 => c.Optimizer.WithZoom(), _ => (IOptimizer)c.Optimizer.WithStrongWolfe() };
        return c.Precision == Precision.Binary32 ? NeverRises<float>(c, search) : NeverRises<double>(c, search);
    }

    private static Finding NeverRises<T>(LawCase c, IOptimizer search)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var at = Trajectory.Begin(search, Trajectory.Convert<double, T>(c.Start));
        foreach (var gradient in c.Gradients)
        {
            var here = LocalModel.Of(search, at.State.Step, at.Parameters, Trajectory.Convert<double, T>(gradient));
            var next = Trajectory.Step(search, at, here);
            if (!next.Parameters.Equals(at.Parameters) && here.At!(next.Parameters).Loss is var loss && !(loss <= here.Loss))
                return Finding.Broken(Invariant($"{search.Name} goes from a loss of {here.Loss:R} to one of {loss:R}"));
            at = next;
        }

        return Finding.Exact;
    }

    private static Finding TrustedLength(LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var rate = (1 + c.Mark(0) % 64) / 64.0;
        var start = Certified.Lift(c.Start.Map((_, i) => c.Signs[i] * (1 + c.Marks[i] % 64 / 64.0)));
        var trusted = c.Optimizer.WithTrustRatio(rate);
        var change = Change(1);
        if (change.All(coordinate => coordinate.Contains(0)))
        {
            if (c.Steps == 1) return Finding.Vacuous;
            change = Change(2);
        }

        var certificate = new Certificate();
        foreach (var entry in c.Start.Layout.Entries)
            certificate.Equal(Length(change, entry), rate * Length(start, entry), () => $"length of the step of {entry.Name}");
        return certificate.Finding;

        List<Interval> Change(int steps) =>
            [.. Certified.Run(trusted, c, start, Certified.Lift(c.NonzeroGradients.Take(steps))).End.Zip(start, (after, before) => after - before)];

        static Interval Length(IReadOnlyList<Interval> vector, TensorEntry entry) =>
            Interval.Sqrt(Enumerable.Range(entry.Offset, entry.Length).Select(i => vector[i] * vector[i]).Sum());
    }
}
