using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Studies;

/// <summary>The distance between the steps of two optimizers that should take the same step.</summary>
/// <param name="Ulps">The largest distance, in units in the last place of the new coordinate or of its change, whichever is larger.</param>
/// <param name="Steps">The number of steps compared: all up to the first that leads to NaN or infinity.</param>
internal readonly record struct StepDistance(double Ulps, long Steps)
{
    /// <summary>From each point of the path of the first, both take a step; the second remembers nothing.</summary>
    internal static StepDistance Of(IOptimizer path, IOptimizer other, Objective objective, Parameters<double> start, long steps)
    {
        var (ulps, compared) = (0.0, 0L);
        var from = start;
        foreach (var point in path.Scan(objective, start).Skip(1).TakeWhile(point => point.Step <= steps))
        {
            var to = other.Step(other.Init(from), from, objective.Gradient(from)).Parameters;
            if (!AllFinite(point.Parameters) || !AllFinite(to)) break;
            for (var i = 0; i < to.Length; i++)
                ulps = double.Max(ulps, double.Abs(point.Parameters[i] - to[i]) / NumberBits.Ulp(double.Max(double.Abs(to[i]), double.Abs(to[i] - from[i]))));
            (from, compared) = (point.Parameters, point.Step);
        }

        return new(ulps, compared);
    }

    private static bool AllFinite(Parameters<double> vector) => vector.Values.ToArray().All(double.IsFinite);
}
