using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Article.Studies;

/// <summary>
/// The effect of rounding on a run of a linear optimizer on a turned quadratic: certified bounds of the loss that real arithmetic has at each
/// step, which is the same at every angle (law B5).
/// </summary>
/// <remarks>
/// <para>
/// In coordinates that are turned along, a step is the same linear map T at every angle, and a step in binary64 is T and an error δ. How large δ
/// is follows from one step in intervals from where the run stands, with cosine and sine in intervals that hold the exact ones: that includes
/// that the objective's own cosine and sine are rounded, which changes the curvatures by a factor cos² + sin² that is not quite 1. Errors add up:
/// ‖e_k‖ ≤ C (‖e_0‖ + Σ‖δ_j‖), where C bounds all powers of T and e_0 is the rounding of the turned start. So the loss is known up to ‖∇f‖ e + L e²/2.
/// </para>
/// <para>A run in intervals from end to end would say nothing here: it takes each error for independent, and its width grows like 2.6^k.</para>
/// </remarks>
internal static class RotationBound
{
    /// <summary>
    /// 2^-50: cosine and sine of an angle given in degrees up to 90 are rounded by less. The angle in radians has two roundings and that of π/180,
    /// each of 2^-53 of at most π/2; the functions err by an ulp, at most 2^-53 below 1.
    /// </summary>
    private const double AngleError = 8.8817841970012523e-16;

    /// <summary>Bounds of the loss after each step, from the start on.</summary>
    /// <param name="optimizer">A linear optimizer that keeps at most one slot.</param>
    /// <param name="objective">The quadratic, turned by 0 to 90 degrees.</param>
    /// <param name="unturned">The start before it is turned.</param>
    /// <param name="start">The start, turned and rounded.</param>
    /// <param name="steps">The number of steps.</param>
    internal static ImmutableArray<Interval> Losses(ElementWise optimizer, RotatedQuadratic objective, Parameters<double> unturned, Parameters<double> start, int steps)
    {
        var radians = objective.Degrees * (double.Pi / 180);
        var (cosine, sine) = (Around(Real64.Cos(radians).Value), Around(Real64.Sin(radians).Value));
        var growth = double.Max(LinearGrowth.Of(optimizer, 2 * objective.A, steps), LinearGrowth.Of(optimizer, 2 * objective.B, steps));
        var steepest = 2 * double.Max(objective.A, objective.B);
        Interval error = Distance(start.Values.ToArray(), [cosine * unturned[0] - sine * unturned[1], sine * unturned[0] + cosine * unturned[1]]);
        var losses = ImmutableArray.CreateBuilder<Interval>();
        TracePoint<double>? before = null;
        foreach (var point in optimizer.Scan(objective, start).TakeWhile(point => point.Step <= steps))
        {
            if (before is { } last)
            {
                Interval[] parameters = [last.Parameters[0], last.Parameters[1]], slot = [.. Slots(last).Select(value => (Interval)value)];
                Step(optimizer, parameters, Gradient(parameters), slot, last.Step);
                error += Interval.Sqrt(Square(Distance(point.Parameters.Values.ToArray(), parameters)) + Square(Distance(Slots(point), slot)));
            }

            before = point;
            Interval[] at = [point.Parameters[0], point.Parameters[1]];
            var (off, gradient) = (growth * error, Gradient(at));
            var slack = (Interval.Sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]) * off + steepest / 2 * (off * off)).Upper;
            var (u, v) = (cosine * at[0] + sine * at[1], cosine * at[1] - sine * at[0]);
            losses.Add(objective.A * (u * u) + objective.B * (v * v) + Interval.Between(-slack, slack));
        }

        return losses.ToImmutable();

        Interval[] Gradient(Interval[] x)
        {
            var (u, v) = (2 * objective.A * (cosine * x[0] + sine * x[1]), 2 * objective.B * (cosine * x[1] - sine * x[0]));
            return [cosine * u - sine * v, sine * u + cosine * v];
        }
    }

    /// <summary>One step, in place.</summary>
    internal static void Step(ElementWise optimizer, Interval[] parameters, Interval[] gradient, Interval[] slot, long step)
    {
        Interval[][] slots = slot.Length == 0 ? [] : [slot];
        optimizer.Sweep(new Coordinates<Interval>(parameters, gradient, slots), new StepContext(step));
    }

    private static Interval Around(double value) => Interval.Between(value - AngleError, value + AngleError);

    private static double[] Slots(TracePoint<double> point) => [.. point.State.Slots.SelectMany(slot => slot.Values.ToArray())];

    private static Interval Square(Interval value) => value * value;

    /// <summary>No less than the distance of the point from any in the box.</summary>
    private static Interval Distance(IEnumerable<double> point, IEnumerable<Interval> box) =>
        Interval.Sqrt(point.Zip(box, (value, side) => Interval.Abs(side - value).Upper).Aggregate((Interval)0, (sum, far) => sum + (Interval)far * far)).Upper;
}
