using PureOptim.Numerics;

namespace PureOptim.Dialects;

/// <summary>What the schedules of several programs have in common, and this library's do not: beginnings that wait, fractions beyond 1.</summary>
internal static class DialectSchedules
{
    /// <summary>A schedule that begins after a number of steps, in which it has its first value.</summary>
    internal static Schedule After(this Schedule schedule, long begin) => begin <= 0 ? schedule : new Schedule.Constant(schedule.At(0)).Then(schedule, begin);

    /// <summary>Half a cosine wave to any multiple of its start.</summary>
    internal static Schedule Cosine(double start, long steps, double alpha, double exponent) => (alpha, exponent) switch
    {
        ( >= 0 and <= 1, _) => Schedule.Cosine(start, steps, alpha, exponent),
        (_, 1) => Schedule.Interpolated(start, Interpolation.Cosine, (steps, alpha * start)),
        _ => Schedule.Cosine(1, steps, 0, exponent).Times(start - alpha * start).Plus(alpha * start),
    };

    /// <summary>A choice that another program writes as a text.</summary>
    internal static T Chosen<T>(string text, string name, params (string Text, T Choice)[] choices)
    {
        foreach (var (one, choice) in choices)
        {
            if (one == text) return choice;
        }

        throw Argument.OutOfRange(name, text, $"one of {string.Join(", ", choices.Select(choice => choice.Text))}");
    }
}
