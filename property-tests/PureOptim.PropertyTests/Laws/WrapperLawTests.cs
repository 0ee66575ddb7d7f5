using PureOptim.Laws;
using static PureOptim.PropertyTests.Laws.Verdicts;

namespace PureOptim.PropertyTests.Laws;

/// <summary>
/// Every law on wrappers around the optimizers of the catalog: pairs drawn for each law, every thirtieth of them all. A wrapper's promises follow from
/// those of the optimizer in it, and no law may catch it promising too much.
/// </summary>
public sealed class WrapperLawTests
{
    /// <summary>Pairs and cases are many; an error of a wrapper shows in most of both.</summary>
    private const int Cases = 20, Share = 30;

    private static readonly IOptimizer[] _pairs = [.. Catalog.Variants.SelectMany(Around)];

    public static TheoryData<string> Ids => [.. OptimizerLaws.All.Where(law => _pairs.Any(pair => law.Applies(pair) == Applicability.Holds)).Select(law => law.Id)];

    /// <summary>
    /// No law finds a promise broken; and no wrapper is beyond deciding, though a pair may be: of an optimizer that looks at signs alone, a gradient that was rounded on its way may have
    /// another, and then too many cases say nothing.
    /// </summary>
    [Theory, MemberData(nameof(Ids))]
    public void A_wrapper_keeps_what_it_promises(string id)
    {
        var law = OptimizerLaws.All.Single(law => law.Id == id);
        var first = OptimizerLaws.All.IndexOf(law) % Share;
        (IOptimizer Pair, LawVerdict Verdict)[] verdicts =
        [
            .. _pairs.Where((_, i) => i % Share == first).Where(pair => law.Applies(pair) == Applicability.Holds)
                .AsParallel().AsOrdered().Select(pair => (pair, Of(law, pair, Cases))),
        ];
        AssertNone(
        [
            .. from one in verdicts where !one.Verdict.IsAsExpected && !one.Verdict.IsVacuous select $"{one.Verdict}",
            .. from one in verdicts group one by one.Pair.Name into wrapper
               where wrapper.Count(one => one.Verdict.IsVacuous) > wrapper.Count() / 2
               select $"{law} is undecided for {wrapper.Count(one => one.Verdict.IsVacuous)} of {wrapper.Count()} optimizers in {wrapper.Key}: {wrapper.First(one => one.Verdict.IsVacuous).Verdict}",
        ]);
    }

    private static IEnumerable<IOptimizer> Around(IOptimizer inner) =>
    [
        inner.ClippedTo(1),
        inner.WithDecay(0.01),
        inner.WithCoupledDecay(0.01),
        inner.WithNoise(0.1, seed: 7),
        inner.Accumulating(3),
        inner.WithLookahead(2),
        inner.Averaged(0.9),
        inner.Averaged(0.5, AverageStart.Corrected),
        inner.WithoutSchedule(0.75),
        inner.Optimistic(),
        inner.SharpnessAware(0.05),
        inner.WithTrustRatio(0.1),
        inner.Maximizing(),
        inner.WithUpdateMomentum(0.5),
        inner.WithUpdateMomentum(0.5, isNesterov: true),
        inner.WithUpdateScale(0.5),
        inner.ClippedByValue(1),
        inner.ClippedByValue(1) with { Stage = WrapperStage.Update },
        inner.ClippedByRms(1),
        inner.ClippedByRms(1) with { Stage = WrapperStage.Update },
        inner.ClippedAdaptively(0.1),
        inner.Centralized(),
        inner.Centralized() with { Stage = WrapperStage.Update },
        inner.Normalized(),
        inner.Normalized() with { Stage = WrapperStage.Update },
        inner.WithGradientAverage(0.5),
        inner.WithGradientAverage(0.5) with { Stage = WrapperStage.Update, IsCorrected = false },
        inner.ScaledByParameters(),
        inner.WithDelayedUpdates(2),
        inner.KeptWithin(-1, 1),
        inner.KeptWithin(0),
        inner.KeptInBall(1),
        inner.Frozen(2),
        inner.SkippingNotFinite(3),
        inner.WithoutNaNs(),
        inner.Mechanized(),
        inner.WithSlowGradients(0.5, 0.5),
        inner.Cautiously(),
        inner.WithBacktracking(),
        inner.WithZoom(8),
        inner.WithStrongWolfe(),
        inner.KeptOnSimplex(),
        inner.KeptInL1Ball(1),
        inner.KeptInL1Ball(1) with { OnSurface = true },
        inner.KeptInHalfspace([-1.0], 1),
        inner.KeptInHalfspace([1.0], 1) with { OnSurface = true },
        inner.KeptInBall(1) with { OnSurface = true },
        inner.Stepping(Schedule.Custom(step => step % 3, 0, 2)),
        inner.ClippedByValue(1).Changing(Schedule.Custom(step => step % 2, 0, 1)),
        (inner.ClippedByRms(1) with { Stage = WrapperStage.Update }).Changing(Schedule.Custom(step => step % 2, 0, 1)),
        .. inner.Needs.HasFlag(Needs.OtherPoints) ? (IOptimizer[])[] : [new Groups(("*", inner))],
        inner.WithDecay(0.01).ClippedTo(1).WithLookahead(3),
    ];
}
