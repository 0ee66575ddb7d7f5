using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws schedules of the same kind as one, and steps.</summary>
/// <param name="range">The exponents that values may have.</param>
internal sealed class ScheduleGenerator(ExponentRange range)
{
    /// <summary>Positive numbers of full precision: most from 2^-16 to 2^16, as rates are, the others anywhere in the range.</summary>
    private Gen<double> Positive =>
        from significand in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, (1 << 21) - 1)
        from exponent in Gen.Frequency((3, Gen.Choose(-15, 15)), (2, Gen.Choose(range.Smallest, range.Largest)))
        select double.ScaleB(1 + (significand * (double)(1 << 21) + low) / (1L << 52), exponent);

    /// <summary>Numbers of either sign, zero among them.</summary>
    private Gen<double> Any => Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (4, Positive),
        (2, from value in Positive select -value));

    private static Gen<double> Fraction { get; } = from thousandths in Gen.Choose(0, 1000) select thousandths / 1000.0;

    private static Gen<long> Step { get; } = Gen.Frequency(
        (6, from step in Gen.Choose(0, 400) select (long)step),
        (1, from step in Gen.Choose(0, int.MaxValue) select (long)step),
        (1, from exponent in Gen.Choose(10, 62) select 1L << exponent));

    private static Gen<long> Count { get; } = from steps in Gen.Choose(1, 300) select (long)steps;

    /// <summary>Cases for a schedule.</summary>
    internal Gen<ScheduleCase> Cases(Schedule schedule) =>
        from like in Like(schedule)
        from first in Step
        from second in Step
        select new ScheduleCase(like, first, second);

    /// <summary>Schedules of the kind of one, the one itself where the kind is not the library's.</summary>
    private Gen<Schedule> Like(Schedule schedule) => schedule switch
    {
        Schedule.Constant => from value in Any select (Schedule)value,
        LinearSchedule => from start in Any from end in Any from steps in Count select Schedule.Linear(start, end, steps),
        CosineSchedule cosine => from start in Any from steps in Count from fraction in Fraction select Schedule.Cosine(start, steps, fraction, cosine.Exponent),
        PolynomialSchedule polynomial =>
            from start in Any
            from end in Any
            from steps in Count
            from exponent in Fraction
            select Schedule.Polynomial(start, end, steps, 0.25 + 3 * exponent, polynomial.Shape, polynomial.Cycles),
        RexSchedule => from start in Any from end in Any from steps in Count from bend in Gen.Choose(0, 999) select Schedule.Rex(start, steps, end, bend / 1000.0),
        InterpolatedSchedule interpolated =>
            from start in Any
            from first in Count
            from then in Any
            from gap in Fraction
            from last in Any
            select Schedule.Interpolated(start, interpolated.Interpolation, (first, then), (first + 300 * gap, last)),
        CosineRestartsSchedule restarts =>
            from start in Any
            from period in Count
            from factor in Fraction
            from height in Gen.Choose(1, 1000)
            from end in Any
            select Schedule.CosineRestarts(start, period, restarts.PeriodFactor == 1 ? 1 : 1.25 + factor, restarts.HeightFactor == 1 ? 1 : height / 1000.0, end),
        CyclicSchedule cyclic =>
            from start in Any
            from to in Any
            from up in Count
            from down in Count
            from factor in Gen.Choose(1, 1000)
            select Schedule.Cyclic(start, to, up, down, cyclic.CycleFactor == 1 ? 1 : factor / 1000.0, cyclic.StepFactor == 1 ? 1 : 1 - factor / 10_000.0),
        InverseSquareRootSchedule => from peak in Positive from steps in Count select Schedule.InverseSquareRoot(peak, steps),
        RepeatedSchedule repeated => from part in Like(repeated.Part) from period in Count select part.Repeating(period),
        // A factor of at most 1: a product of any two numbers may overflow.
        ProductSchedule product => from first in Like(product.First) from rate in Fraction select first.Times(Schedule.InverseTime(1, rate)),
        SumSchedule sum => from first in Like(sum.First) from second in Like(sum.Second) select first.Plus(second),
        ExponentialSchedule exponential =>
            from start in Positive
            from factor in Fraction
            from interval in Gen.Choose(1, 20)
            select Schedule.Exponential(start, 0.5 + factor, interval, exponential.Staircase),
        InverseTimeSchedule inverse =>
            from start in Positive
            from rate in Fraction
            from interval in Gen.Choose(1, 20)
            select Schedule.InverseTime(start, rate, inverse.Interval == 1 ? 1 : interval, inverse.Staircase),
        PiecewiseConstantSchedule =>
            from start in Any
            from change in Count
            from then in Any
            from gap in Count
            from last in Any
            select Schedule.PiecewiseConstant(start, (change, then), (change + gap, last)),
        JoinedSchedule joined =>
            from first in Like(joined.First)
            from second in Like(joined.Second)
            from boundary in Count
            select first.Then(second, boundary),
        ComplementSchedule complement => from part in Like(complement.Part) select part.Complement(),
        _ => Gen.Constant(schedule),
    };
}
