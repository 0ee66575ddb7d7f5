using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Parameters;

namespace PureOptim.Laws;

/// <summary>
/// A run in intervals: every number is certified to hold what real arithmetic gives from the same scalars, and what binary64 gives. Two runs
/// that a law of real arithmetic equates must meet; if they do not, the law is disproved, and no rounding is to blame.
/// </summary>
/// <param name="Points">The parameters at the start and after each step.</param>
internal sealed record IntervalRun(ImmutableArray<ImmutableArray<Interval>> Points)
{
    /// <summary>The parameters after the last step.</summary>
    internal ImmutableArray<Interval> End => Points[^1];

    /// <summary>Runs a coordinate-wise optimizer.</summary>
    internal static IntervalRun Of(CoordinateWise optimizer, IEnumerable<Interval> start, IEnumerable<ImmutableArray<Interval>> gradients)
    {
        Interval[] parameters = [.. start];
        var state = optimizer.Init(Parameters<double>.Filled(Layout.Vector(parameters.Length), 0));
        Interval[][] slots = [.. state.Slots.Select(slot => slot.Values.ToArray().Select(value => (Interval)value).ToArray())];
        var points = ImmutableArray.CreateBuilder<ImmutableArray<Interval>>();
        points.Add([.. parameters]);
        foreach (var gradient in gradients)
        {
            var spans = new SlotSpans<Interval> { First = Slot(0), Second = Slot(1), Third = Slot(2), Fourth = Slot(3) };
            optimizer.Update(new Coordinates<Interval>(parameters, gradient.AsSpan(), spans, parameters, spans), points.Count - 1);
            points.Add([.. parameters]);
        }

        return new(points.ToImmutable());

        Interval[] Slot(int i) => i < slots.Length ? slots[i] : [];
    }

    /// <summary>A vector of doubles, each an interval by itself.</summary>
    internal static ImmutableArray<Interval> Lift(Parameters<double> vector) => [.. vector.Values.ToArray().Select(value => (Interval)value)];

    /// <summary>
    /// Whether two vectors meet in every coordinate; the bound is the widest interval, relative to the largest magnitude among them, or to 1e-300 where all are smaller.
    /// </summary>
    internal static Finding Meet(IReadOnlyList<Interval> left, IReadOnlyList<Interval> right, Func<int, string> place)
    {
        var (width, magnitude) = (0.0, 1e-300);
        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].Meets(right[i])) return Finding.Broken($"{place(i)}: {left[i]} and {right[i]} do not meet");
            foreach (var interval in (ReadOnlySpan<Interval>)[left[i], right[i]])
            {
                width = double.Max(width, interval.Width);
                magnitude = double.Max(magnitude, double.Max(double.Abs(interval.Lower), double.Abs(interval.Upper)));
            }
        }

        return Finding.Within(width / magnitude);
    }
}
