using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>Interval computations of laws.</summary>
internal static class Certified
{
    /// <summary>2^-53: the largest relative error of one rounding in binary64.</summary>
    internal const double Roundoff = 1.1102230246251565e-16;

    /// <summary>A vector of doubles, each an interval by itself.</summary>
    internal static ImmutableArray<Interval> Lift(Parameters<double> vector) => [.. vector.Values.ToArray().Select(value => (Interval)value)];

    /// <summary>The gradients as intervals.</summary>
    internal static IEnumerable<ImmutableArray<Interval>> Lift(IEnumerable<Parameters<double>> gradients) => gradients.Select(Lift);

    /// <summary>
    /// The run of an optimizer over a case's gradients, in intervals: every number is certified to hold what real arithmetic gives, and what
    /// binary64 gives. Two runs that a law of real arithmetic equates must meet; if they do not, the law is disproved, and no rounding is to blame.
    /// </summary>
    internal static RuleRun<Interval> Run(IOptimizer optimizer, LawCase c) => Run(optimizer, c, Lift(c.Start), Lift(c.Gradients));

    /// <summary>The run over other gradients, from another start.</summary>
    internal static RuleRun<Interval> Run(
        IOptimizer optimizer, LawCase c, ImmutableArray<Interval> start, IEnumerable<ImmutableArray<Interval>> gradients) =>
        RuleRun<Interval>.Open(optimizer, start, gradients, c.Start.Layout);

    /// <summary>The change of each step of an optimizer over given gradients, in intervals; those of step t are at index t, from 1.</summary>
    internal static RuleRun<Interval> Changes(IOptimizer optimizer, IEnumerable<Parameters<double>> gradients) =>
        RuleRun<Interval>.Changes(optimizer, Lift(gradients));

    /// <summary>Whether two vectors meet in every coordinate.</summary>
    internal static Finding Meet(IReadOnlyList<Interval> left, IReadOnlyList<Interval> right, Func<int, string> place)
    {
        var certificate = new Certificate();
        for (var i = 0; i < left.Count; i++) certificate.Equal(left[i], right[i], () => place(i));
        return certificate.Finding;
    }

    /// <summary>
    /// The path that a formula of the law's own makes in intervals: from the step (counted from 0), the parameter, its gradient and what the
    /// formula keeps to the new parameter and what it keeps then.
    /// </summary>
    internal static ImmutableArray<ImmutableArray<Interval>> Path<TKept>(
        LawCase c, TKept initial, Func<int, Interval, Interval, TKept, (Interval Parameter, TKept Kept)> formula)
    {
        var at = Lift(c.Start).Select(parameter => (Parameter: parameter, Kept: initial)).ToArray();
        var points = ImmutableArray.CreateBuilder<ImmutableArray<Interval>>();
        points.Add([.. at.Select(coordinate => coordinate.Parameter)]);
        for (var step = 0; step < c.Steps; step++)
        {
            for (var i = 0; i < at.Length; i++) at[i] = formula(step, at[i].Parameter, c.Gradients[step][i], at[i].Kept);
            points.Add([.. at.Select(coordinate => coordinate.Parameter)]);
        }

        return points.ToImmutable();
    }

    /// <summary>The sum, from left to right.</summary>
    internal static Interval Sum(this IEnumerable<Interval> terms) => terms.Aggregate((Interval)0, (sum, term) => sum + term);

    /// <summary>The power with an exponent of at least 0, by repeated products.</summary>
    internal static Interval Power(Interval value, int exponent) =>
        Enumerable.Repeat(value, exponent).Aggregate((Interval)1, (power, factor) => power * factor);

    /// <summary>1 + r + ... + r^(count - 1).</summary>
    internal static Interval Geometric(Interval ratio, int count) =>
        Enumerable.Range(0, count).Aggregate((Interval)0, (sum, _) => sum * ratio + 1);

    /// <summary>1 - β^t: the weight of all that a running average has seen which started at 0, as the sum of the weights, which keeps its digits.</summary>
    internal static Interval WeightOfAverage(Interval decay, int t) => (1 - decay) * Geometric(decay, t);

    /// <summary>The natural logarithm of a positive number. The function that computes it errs by at most an ulp.</summary>
    internal static Interval Log(Interval value) => Interval.Between(
        double.BitDecrement(ElementaryFunctions.Log(value.Lower)), double.BitIncrement(ElementaryFunctions.Log(value.Upper)));

    /// <summary>Everything from minus to plus <paramref name="magnitude"/>.</summary>
    internal static Interval PlusMinus(Interval magnitude) => Interval.Between(-magnitude.Upper, magnitude.Upper);
}
