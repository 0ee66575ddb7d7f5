using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about Polyak's step: where the lowest loss is known, it never leads away from the minimum.</summary>
internal static class PolyakTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("F8", Real,
            "On a convex function whose lowest value is known no step of Polyak's length, with c of at least one half, leads away from the minimum.",
            @"f \text{ convex},\, f^* = f(\theta^*),\, c \ge \tfrac12 \Rightarrow \lVert \theta' - \theta^* \rVert \le \lVert \theta - \theta^* \rVert",
            For<PolyakSgd>(NeverAway, polyak => polyak with { Scaling = polyak.Scaling.Changed(scaling => double.Max(scaling, 0.5)) })) with
        { Magnitudes = Magnitudes.Fractions, ConstantBecause = OneValue },
    ];

    /// <summary>
    /// A step from each of the case's points, which are its start and its gradients, in exact fractions: it keeps nothing, so that the origin of a
    /// point does not matter, and the fractions stay short.
    /// </summary>
    private static Finding NeverAway(PolyakSgd polyak, LawCase c)
    {
        var start = Quadratics.Start(c);
        var f = ConvexQuadratic.Of(c, start.Length, Quadratics.Curvature(c));
        Rational lowest = polyak.LowestLoss.At(0);
        var finding = Finding.Vacuous;
        foreach (var point in Quadratics.Gradients(c).Prepend(start))
        {
            var gradient = f.Gradient(point);
            if (ConvexQuadratic.Square(gradient) == 0) continue;
            var run = new AlgebraRun<Rational>(polyak, Layout.Vector(point.Length), point.AsSpan());
            run.Take(gradient.AsSpan(), f.Value(point) + lowest);
            var (before, after) = (ConvexQuadratic.Square(point), ConvexQuadratic.Square([.. run.Parameters]));
            if (after > before)
                return Finding.Broken(Invariant($"the squared distance from the minimum goes from {Quadratics.Approximate(before)} to {Quadratics.Approximate(after)}, on {f}"));
            finding = Finding.Exact;
        }

        return finding;
    }
}
