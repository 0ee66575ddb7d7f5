using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Core;

namespace PureOptim.Dialects;

/// <content>What goes around an optimizer: gates, projections, averages of steps.</content>
public static partial class Optax
{
    /// <summary>Steps whose gradient is not finite left out, up to a number of them in a row.</summary>
    public static IOptimizer ApplyIfFinite(IOptimizer inner, int maxConsecutiveErrors) => inner.SkippingNotFinite(maxConsecutiveErrors);

    /// <summary>One step for several gradients, with their mean or their sum.</summary>
    [PeerName("optax.MultiSteps")]
    public static IOptimizer MultiSteps(IOptimizer opt, int everyKSchedule, bool useGradMean = true) =>
        new MultiSteps(opt, everyKSchedule) { Accumulation = useGradMean ? Accumulation.Mean : Accumulation.Sum };

    /// <summary>Slow parameters that follow fast ones.</summary>
    public static IOptimizer Lookahead(IOptimizer fastOptimizer, int syncPeriod, double slowStepSize) => fastOptimizer.WithLookahead(syncPeriod, slowStepSize);

    /// <summary>An optimizer whose parameters are brought into a box after each step, by <c>projections.projection_box</c>.</summary>
    [PeerName("optax.projections.projection_box")]
    public static IOptimizer ProjectionBox(IOptimizer optimizer, double lower, double upper) => optimizer.KeptWithin(lower, upper);

    /// <summary>An optimizer whose parameters, all together, are shortened to a length after each step, by <c>projections.projection_l2_ball</c>.</summary>
    [PeerName("optax.projections.projection_l2_ball")]
    public static IOptimizer ProjectionL2Ball(IOptimizer optimizer, double scale = 1) => optimizer.KeptInBall(scale);

    /// <summary>An optimizer whose parameters, all together, are brought to the nearest point with a sum and no element below 0 after each step, by <c>projections.projection_simplex</c>.</summary>
    [PeerName("optax.projections.projection_simplex")]
    public static IOptimizer ProjectionSimplex(IOptimizer optimizer, double scale = 1) => optimizer.KeptOnSimplex(scale);

    /// <summary>
    /// An optimizer whose parameters, all together, are brought to the nearest point with a weighted sum after each step, by <c>projections.projection_hyperplane</c>. The weights are those of all tensors, one after the other, or
    /// one for all.
    /// </summary>
    [PeerName("optax.projections.projection_hyperplane")]
    public static IOptimizer ProjectionHyperplane(IOptimizer optimizer, ImmutableArray<double> a, double b) => Halfspace(optimizer, a, b) with { OnSurface = true };

    /// <summary>
    /// An optimizer whose parameters, all together, are brought to the nearest point with a weighted sum after each step where theirs is greater, by <c>projections.projection_halfspace</c>. The weights are those of all tensors, one after the
    /// other, or one for all.
    /// </summary>
    [PeerName("optax.projections.projection_halfspace")]
    public static IOptimizer ProjectionHalfspace(IOptimizer optimizer, ImmutableArray<double> a, double b) => Halfspace(optimizer, a, b);

    private static Halfspace Halfspace(IOptimizer optimizer, ImmutableArray<double> weights, double offset) => optimizer.KeptInHalfspace(Parameters<double>.Of(Layout.Vector(weights.Length), weights.AsSpan()), offset);

    /// <summary>An optimizer whose parameters, all together, are brought to a sum of magnitudes after each step where theirs is greater, by <c>projections.projection_l1_ball</c>.</summary>
    [PeerName("optax.projections.projection_l1_ball")]
    public static IOptimizer ProjectionL1Ball(IOptimizer optimizer, double scale = 1) => optimizer.KeptInL1Ball(scale);

    /// <summary>An optimizer whose parameters, all together, are brought to a sum of magnitudes after each step, by <c>projections.projection_l1_sphere</c>.</summary>
    [PeerName("optax.projections.projection_l1_sphere")]
    public static IOptimizer ProjectionL1Sphere(IOptimizer optimizer, double scale = 1) => optimizer.KeptInL1Ball(scale) with { OnSurface = true };

    /// <summary>An optimizer whose parameters, all together, are brought to a length after each step, by <c>projections.projection_l2_sphere</c>; zeros stay zeros, where Optax makes NaN of them.</summary>
    [PeerName("optax.projections.projection_l2_sphere")]
    public static IOptimizer ProjectionL2Sphere(IOptimizer optimizer, double scale = 1) => optimizer.KeptInBall(scale) with { OnSurface = true };

    /// <summary>An optimizer whose parameters are brought to a magnitude after each step where theirs is greater, by <c>projections.projection_linf_ball</c>.</summary>
    [PeerName("optax.projections.projection_linf_ball")]
    public static IOptimizer ProjectionLinfBall(IOptimizer optimizer, double scale = 1) => optimizer.KeptWithin(-scale, scale);

    /// <summary>An optimizer whose parameters are brought between 0 and a number after each step, by <c>projections.projection_hypercube</c>.</summary>
    [PeerName("optax.projections.projection_hypercube")]
    public static IOptimizer ProjectionHypercube(IOptimizer optimizer, double scale = 1) => optimizer.KeptWithin(0, scale);

    /// <summary>An optimizer whose parameters are brought to 0 where they are below after each step, by <c>projections.projection_non_negative</c>.</summary>
    [PeerName("optax.projections.projection_non_negative")]
    public static IOptimizer ProjectionNonNegative(IOptimizer optimizer) => optimizer.KeptWithin(0);

    /// <summary>An optimizer that takes the steps where a condition on the number of steps before holds, and no others.</summary>
    public static IOptimizer ConditionallyMask(IOptimizer inner, Func<long, bool> shouldTransformFn) => inner.Stepping(When(shouldTransformFn));

    /// <summary>A transformation where a condition on the number of steps before holds; elsewhere nothing.</summary>
    /// <exception cref="ArgumentException">It is a rule.</exception>
    public static OptaxTransform ConditionallyTransform(OptaxTransform inner, Func<long, bool> shouldTransformFn)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (inner.Rule is not null || inner.TurnsSign) throw new ArgumentException("Of transformations that are no rule and turn no sign there are some in some steps only.", nameof(inner));
        return Anywhere(At(inner.Before), At(inner.After));

        Func<IOptimizer, IOptimizer>? At(Func<IOptimizer, IOptimizer>? wrap) => wrap is null ? null
            : optimizer => ((Core.Wrapper)wrap(optimizer)).Changing(When(shouldTransformFn));
    }
}
