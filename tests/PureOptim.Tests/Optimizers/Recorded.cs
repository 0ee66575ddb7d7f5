using System.Numerics;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Optimizers;

/// <summary>Optimizers on what other programs recorded.</summary>
internal static class Recorded
{
    /// <summary>The largest distance from what was recorded, in ulp; 0 where every bit is the same.</summary>
    internal static double Worst(this IOptimizer optimizer, string id, params string[] tensors)
    {
        var @case = RecordedTraces.Case(id);
        return (@case.IsSingle ? @case.Worst(optimizer.Run<float>(@case), tensors: tensors) : @case.Worst(optimizer.Run<double>(@case), tensors: tensors))?.Distance ?? 0;
    }

    /// <summary>
    /// The largest distance from what was recorded, in parts of the largest step that was recorded: for programs that compute some of it in less than
    /// double precision.
    /// </summary>
    internal static double WorstInSteps(this IOptimizer optimizer, string id)
    {
        var @case = RecordedTraces.Case(id);
        var recorded = @case.Results[RecordedCase.Expected];
        var largest = recorded.Prepend(@case.Start).Zip(recorded).Max(pair => Distance(pair.First, pair.Second));
        return optimizer.Run<double>(@case).Zip(recorded).Max(pair => Distance(pair.First, pair.Second)) / largest;
    }

    /// <summary>The parameters after each step.</summary>
    internal static IEnumerable<Parameters<T>> Run<T>(this IOptimizer optimizer, RecordedCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var at = optimizer.Start(@case.StartIn<T>());
        foreach (var (step, gradient) in @case.GradientsIn<T>().Index())
        {
            at = optimizer.Step(at.State, at.Parameters, new Evaluation<T>(gradient, @case.Losses.IsEmpty ? null : @case.Losses[step]));
            yield return at.Parameters;
        }
    }

    private static double Distance(Parameters<double> left, Parameters<double> right) =>
        left.Values.ToArray().Zip(right.Values.ToArray()).Max(pair => double.Abs(pair.First - pair.Second));
}
