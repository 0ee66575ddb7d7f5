using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Numerics;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Cases;

/// <summary>
/// How far rounding may take a peer's run from the run in real numbers. Of an optimizer of this library the same run in intervals says so, computed in the peer's precision; of another, how
/// far the run goes astray when start and gradients are changed in their last places.
/// </summary>
internal static class PeerTolerance
{
    /// <summary>Units in the last place by which numbers are changed.</summary>
    private const int Units = 4;

    /// <summary>A run has a dozen steps of some ten operations, each of which may err as the changed numbers do.</summary>
    private const int Operations = 128;

    /// <summary>How many times as far sums of a dozen numbers may be apart whose terms are added in other orders.</summary>
    private const int SumsInOtherOrders = 8;

    /// <summary>Intervals that are wider than this part of the largest number say less than a trial.</summary>
    private const double Coarsest = 1.0 / 1024;

    /// <summary>How many times as far as intervals say rounding may take a peer that takes another form than this library's.</summary>
    private const int OtherForms = 1024;

    /// <summary>The bounds at the start and after each step, the same for all coordinates; infinite where nothing can be said.</summary>
    internal static ImmutableArray<double> Of(PeerCase c, PeerRun run, PeerPath path)
    {
        var measured = Measured(c, run, path);
        var form = c.Peer.Forms.Dialect(run.Settings) ?? c.Peer.Forms.Paper(run.Settings);
        if (Enclosure(form, run) is not { } enclosure) return measured;
        var largest = path.Points.Max(Largest);
        return [.. measured.Select((width, step) => enclosure[step].Max(interval => interval.Width) + c.Peer.Forms.Nearness * largest is > 0 and var certified && certified < Coarsest * largest
            ? double.Clamp(width, certified, OtherForms * certified)
            : width)];
    }

    /// <summary>The bounds of a run that is done again on the same numbers: operations of sums may be in another order.</summary>
    internal static ImmutableArray<double> OfSame(PeerRun run, PeerPath path) => [.. path.Points.Select(_ => SumsInOtherOrders * Operations * Unit(run) * path.Points.Max(Largest))];

    private static double Largest(Parameters<double> point) => point.Values.ToArray().Max(double.Abs);

    private static double Unit(PeerRun run) => double.ScaleB(1, run.Precision == Precision.Binary32 ? -23 : -52);

    /// <summary>The numbers that a run of this library's optimizer may have, in intervals that hold what the peer's precision gives; null where it has no run in intervals.</summary>
    internal static ImmutableArray<ImmutableArray<Interval>>? Enclosure(IOptimizer? optimizer, PeerRun run)
    {
        if (optimizer is null || !Promises.RunsInIntervals(optimizer)) return null;
        try
        {
            return run.Precision == Precision.Binary32
                ? [.. Points<Interval32>(optimizer, run).Select(point => point.Select(number => number.Value).ToImmutableArray())]
                : [.. Points<Interval>(optimizer, run).Select(point => point.Select(Wider).ToImmutableArray())];
        }
        catch (Exception exception) when (exception is LawBrokenException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static ImmutableArray<ImmutableArray<R>> Points<R>(IOptimizer optimizer, PeerRun run)
        where R : struct, IReal<R> => RuleRun<R>.Open(
            optimizer, run.Start.Values.ToArray().Select(number => (R)number), run.Gradients.Select(gradient => gradient.Values.ToArray().Select(number => (R)number).ToImmutableArray()), run.Start.Layout).Points;

    /// <summary>An interval computed with errors of one unit in the last place, as wide as errors of a few make it.</summary>
    private static Interval Wider(Interval value) => double.IsFinite(value.Lower) && double.IsFinite(value.Upper)
        ? Interval.Between(value.Lower - Interval32.Units * (value.Upper - value.Lower), value.Upper + Interval32.Units * (value.Upper - value.Lower))
        : Interval.Everything;

    private static ImmutableArray<double> Measured(PeerCase c, PeerRun run, PeerPath path)
    {
        var unit = Unit(run);
        var paths = c.Peer.Take(Changed(1), Changed(-1));
        var (astray, largest, bounds) = (0.0, 0.0, ImmutableArray.CreateBuilder<double>());
        for (var step = 0; step < path.Points.Length; step++)
        {
            for (var i = 0; i < run.Start.Length; i++)
            {
                largest = double.Max(largest, double.Abs(path.Points[step][i]));
                foreach (var other in paths) astray = double.Max(astray, double.Abs(other.Points[step][i] - path.Points[step][i]));
            }

            bounds.Add(double.IsNaN(astray) ? double.PositiveInfinity : Operations * (astray + unit * largest));
        }

        return bounds.ToImmutable();

        // Neighbours change in opposite directions.
        PeerRun Changed(int sign) => run with
        {
            Name = "changed in the last place",
            Start = run.Start.Map((value, i) => Round(value * (1 + sign * (i % 2 == 0 ? Units : -Units) * unit))),
            Gradients = [.. run.Gradients.Select((gradient, step) => gradient.Map((value, i) => Round(value * (1 + sign * ((i + step) % 2 == 0 ? Units : -Units) * unit))))],
        };

        double Round(double value) => run.Precision == Precision.Binary32 ? (float)value : value;
    }
}
