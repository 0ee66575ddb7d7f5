using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>What <see cref="Lbfgs"/> knows of the curvature from one step.</summary>
/// <param name="Step">The step s.</param>
/// <param name="Change">The change y of the gradient over it.</param>
/// <param name="Curvature">Their inner product y·s.</param>
internal readonly record struct CurvaturePair(Vector Step, Vector Change, Scalar Curvature)
{
    private const string Pairs = nameof(Pairs);

    /// <summary>The slots of a number of pairs, and of the count of those that there were.</summary>
    internal static ImmutableArray<Slot> Slots(int history) =>
        [.. Enumerable.Range(0, history).SelectMany(i => new[] { Slot.Zero(StepOf(i)), Slot.Zero(ChangeOf(i)), Slot.Run(CurvatureOf(i), 0) }), Slot.Run(Pairs, 0)];

    /// <summary>The pairs, the newest first. A new one, where there is one, takes the place of the oldest.</summary>
    internal static CurvaturePair[] Latest(TensorStep tensor, StepContext t, CurvaturePair? newest, int history)
    {
        var pairs = (long)t.Kept(Pairs).Value + (newest is null ? 0 : 1);
        t.Keep(Pairs, pairs);
        return
        [
            .. Enumerable.Range(0, (int)long.Min(pairs, history)).Select(age => (int)((pairs - 1 - age) % history)).Select((place, age) => newest is { } pair && age == 0
                ? new CurvaturePair(tensor.Keep(StepOf(place), pair.Step), tensor.Keep(ChangeOf(place), pair.Change), t.Keep(CurvatureOf(place), pair.Curvature))
                : new(tensor[StepOf(place)], tensor[ChangeOf(place)], t.Kept(CurvatureOf(place)))),
        ];
    }

    /// <summary>The gradient times the estimate of the inverse curvature, by the recursion of two loops.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="pairs">The pairs, the newest first.</param>
    /// <param name="scales">Whether the newest pair says the curvature of directions of which no pair says it; else it is 1.</param>
    internal static Vector Direction(Vector gradient, CurvaturePair[] pairs, bool scales)
    {
        if (pairs.Length == 0) return gradient;
        var (direction, weights) = (gradient, new Scalar[pairs.Length]);
        for (var i = 0; i < pairs.Length; i++)
        {
            weights[i] = pairs[i].Step.Dot(direction) / pairs[i].Curvature;
            direction = (direction - weights[i] * pairs[i].Change).Stored();
        }

        if (scales) direction = pairs[0].Curvature / pairs[0].Change.Dot(pairs[0].Change) * direction;
        for (var i = pairs.Length - 1; i >= 0; i--)
            direction = (direction + (weights[i] - pairs[i].Change.Dot(direction) / pairs[i].Curvature) * pairs[i].Step).Stored();
        return direction;
    }

    private static string StepOf(int place) => Invariant($"Step{place + 1}");

    private static string ChangeOf(int place) => Invariant($"Change{place + 1}");

    private static string CurvatureOf(int place) => Invariant($"Curvature{place + 1}");
}
