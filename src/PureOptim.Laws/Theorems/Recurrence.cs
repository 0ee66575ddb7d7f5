using PureOptim.Numerics;

namespace PureOptim.Laws.Theorems;

/// <summary>
/// The recurrence x'' = τ x' - δ x. Few steps of a rule on a quadratic tell: in exact fractions they determine the recurrence that the loop of
/// rule and gradient obeys, further steps must obey it, and its characteristic polynomial z² - τ z + δ decides about all steps to come.
/// </summary>
/// <param name="Trace">τ.</param>
/// <param name="Determinant">δ.</param>
internal readonly record struct Recurrence(Rational Trace, Rational Determinant)
{
    /// <summary>Whether both roots of z² - τ z + δ are inside the unit circle, by Jury's criterion.</summary>
    internal bool IsStable => Rational.Abs(Determinant) < 1 && Rational.Abs(Trace) < 1 + Determinant;

    /// <summary>Whether the roots are complex.</summary>
    internal bool Oscillates => Trace * Trace < 4 * Determinant;

    /// <summary>The recurrence that the loop on ½ λ x² obeys from the start 1 over seven steps; null where it obeys none of order two.</summary>
    internal static Recurrence? Of(IOptimizer optimizer, Rational curvature)
    {
        Rational[] x = [.. Quadratics.Run(optimizer, [1], 7, curvature).Select(point => point[0])];
        var denominator = x[1] * x[1] - x[0] * x[2];
        var loop = denominator == 0
            ? new Recurrence(x[1] / x[0], 0)
            : new Recurrence((x[1] * x[2] - x[0] * x[3]) / denominator, (x[2] * x[2] - x[1] * x[3]) / denominator);
        return Enumerable.Range(0, x.Length - 2).All(k => x[k + 2] == loop.Trace * x[k + 1] - loop.Determinant * x[k]) ? loop : null;
    }

    /// <summary>
    /// Whether the case's optimizer converges on quadratics exactly where the rate times the curvature is below a limit: at any fraction of it and
    /// at 0.99 of it, and not at 1.01 of it and above.
    /// </summary>
    internal static Finding ConvergesBelow(LawCase c, Schedule rate, Rational limit)
    {
        var fraction = new Rational(1 + c.Mark(0) % 98, 100);
        var (below, above) = (new Rational(99, 100), new Rational(101, 100));
        foreach (var (share, converges) in new[] { (fraction, true), (below, true), (above, false), (above + fraction, false) })
        {
            if (Of(c.Optimizer, share * limit / rate.At(0)) is not { } loop)
                return Finding.Broken($"at {share} of the limit there is no recurrence");
            if (loop.IsStable != converges)
                return Finding.Broken($"at {share} of the limit it {(converges ? "does not converge" : "converges")}: {loop}");
        }

        return Finding.Exact;
    }

    /// <summary>The recurrence with its numbers in a few digits.</summary>
    public override string ToString() => $"x'' = {Quadratics.Approximate(Trace)} x' - {Quadratics.Approximate(Determinant)} x";
}
