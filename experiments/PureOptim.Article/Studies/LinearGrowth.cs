using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Article.Studies;

/// <summary>By how much a linear optimizer on a parabola can enlarge an error of its state, over any number of steps up to some.</summary>
internal static class LinearGrowth
{
    /// <summary>No less than the norm of any power of the linear map that a step is, for the first <paramref name="steps"/> powers.</summary>
    /// <param name="optimizer">A linear optimizer that keeps at most one slot.</param>
    /// <param name="curvature">The second derivative.</param>
    /// <param name="steps">The number of steps.</param>
    internal static double Of(ElementWise optimizer, double curvature, int steps)
    {
        // The map's columns are the results of a step for the parameter alone and for the slot alone.
        var (first, second) = (Column(1, 0), Column(0, 1));
        var powers = new Interval[steps + 1][];
        powers[0] = [1, 0, 0, 1];
        var largest = 1.0;
        for (var k = 1; k <= steps; k++)
        {
            // From two halves: one factor at a time, the intervals would grow by as much again each time.
            powers[k] = k == 1 ? [first.Parameter, second.Parameter, first.Slot, second.Slot] : Product(powers[k / 2], powers[k - k / 2]);
            largest = double.Max(largest, Interval.Sqrt(powers[k].Aggregate((Interval)0, (sum, entry) => sum + entry * entry)).Upper);
        }

        return largest;

        (Interval Parameter, Interval Slot) Column(double parameter, double slot)
        {
            Interval[] parameters = [parameter], slots = optimizer.Slots.IsEmpty ? [] : [slot];
            RotationBound.Step(optimizer, parameters, [(Interval)curvature * parameter], slots, 0);
            return slots is [var kept] ? (parameters[0], kept) : slot == 0 ? (parameters[0], 0) : (0, 0);
        }
    }

    private static Interval[] Product(Interval[] a, Interval[] b) =>
        [a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]];
}
