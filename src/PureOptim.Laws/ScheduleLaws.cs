using System.Collections.Immutable;
using PureOptim.Laws.Universal;

namespace PureOptim.Laws;

/// <summary>The laws about schedules, and the schedules of the library to try them on.</summary>
public static class ScheduleLaws
{
    /// <summary>Every law about schedules, in the order of their identifiers.</summary>
    public static ImmutableArray<ScheduleLaw> All => Scheduling.Laws;

    /// <summary>One schedule of each kind. The cases of a law draw others of the same kind: other numbers, the same form.</summary>
    public static ImmutableArray<Schedule> Kinds { get; } =
    [
        0.1,
        Schedule.Linear(0.1, 0, 100),
        Schedule.Cosine(0.1, 100),
        Schedule.Exponential(0.1, 0.9, 10),
        Schedule.Exponential(0.1, 0.9, 10, staircase: true),
        Schedule.InverseTime(0.1, 0.01),
        Schedule.InverseTime(1, 1).Complement(),
        Schedule.InverseTime(0.1, 0.5, interval: 10, staircase: true),
        Schedule.InverseSquareRoot(0.1, warmUp: 10),
        Schedule.Cosine(0.1, 100, exponent: 2),
        Schedule.Polynomial(0.1, 0, 100, 2),
        Schedule.Polynomial(0.1, 0, 100, 0.5, PolynomialShape.PowerOfElapsed),
        Schedule.Polynomial(0.1, 0, 100, 1, cycles: true),
        Schedule.Rex(0.1, 100),
        Schedule.Interpolated(0, Interpolation.Linear, (10, 0.1), (100, 0)),
        Schedule.OneCycle(0.1, 100),
        Schedule.CosineRestarts(0.1, 10),
        Schedule.CosineRestarts(0.1, 10, 2, 0.5),
        Schedule.Cyclic(0.01, 0.1, 10, 20),
        Schedule.Cyclic(0.01, 0.1, 10, 20, 0.5, 0.99),
        Schedule.PiecewiseConstant(0.1, (30, 0.01)),
        Schedule.Cosine(0.1, 90).WithWarmUp(10),
        Schedule.Linear(0.1, 0, 10).Repeating(10),
        Schedule.Cosine(0.1, 100).Times(Schedule.InverseTime(1, 0.1)),
        Schedule.Cosine(0.1, 100).Plus(0.01),
        Schedule.Custom(step => 1 / (1.0 + step % 7), 0, 1),
    ];

    /// <summary>The verdict of every law that has something to say about the schedule.</summary>
    /// <param name="schedule">The schedule; one of the library's kinds is varied, any other is tried as it is.</param>
    /// <param name="cases">The number of cases that a law is tried on, at least 1.</param>
    public static ImmutableArray<LawVerdict> Examine(Schedule schedule, int cases = 1000) =>
        [.. All.Select(law => LawChecker.Check(law, schedule, cases)).Where(verdict => verdict.Expected != Applicability.DoesNotApply)];
}
