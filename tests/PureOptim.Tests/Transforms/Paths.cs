using System.Numerics;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Transforms;

/// <summary>Optimizers along given gradients.</summary>
internal static class Paths
{
    /// <summary>The point after each of the gradients.</summary>
    internal static IEnumerable<Iterate<T>> Along<T>(IOptimizer optimizer, Parameters<T> start, IEnumerable<Parameters<T>> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var at = optimizer.Start(start);
        foreach (var gradient in gradients) yield return at = optimizer.Step(at.State, at.Parameters, gradient);
    }

    /// <summary>The parameters of an optimizer after each step of a recorded case.</summary>
    internal static IEnumerable<Parameters<double>> Of(RecordedCase @case, IOptimizer optimizer) =>
        Along(optimizer, @case.Start, @case.Gradients).Select(at => at.Parameters);

    /// <summary>The result of an optimizer after each step of a recorded case.</summary>
    internal static IEnumerable<Parameters<double>> ResultsOf(RecordedCase @case, IOptimizer optimizer) =>
        Along(optimizer, @case.Start, @case.Gradients).Select(optimizer.Result);

    /// <summary>The distance of an optimizer from a recorded case, in ulp; 0 where every bit is the same.</summary>
    internal static double Distance(string id, IOptimizer optimizer) => Distance(RecordedTraces.Case(id), optimizer);

    /// <inheritdoc cref="Distance(string, IOptimizer)"/>
    internal static double Distance(RecordedCase @case, IOptimizer optimizer) => @case.Worst(Of(@case, optimizer))?.Distance ?? 0;

    /// <summary>The distance of an optimizer's results from those of a recorded case.</summary>
    internal static double DistanceOfResults(string id, string result, IOptimizer optimizer)
    {
        var @case = RecordedTraces.Case(id);
        return @case.Worst(ResultsOf(@case, optimizer), result)?.Distance ?? 0;
    }

    /// <summary>The point after each step on a model with one loss, of a parameter vector and a batch; it knows gradients everywhere.</summary>
    internal static IEnumerable<Iterate<double>> Down(IOptimizer optimizer, Parameters<double> start, Func<Parameters<double>, Parameters<double>> gradient, int steps)
    {
        Evaluation<double> At(Parameters<double> point) => new(gradient(point), Loss: null, At);

        var at = optimizer.Start(start);
        for (var i = 0; i < steps; i++) yield return at = optimizer.Step(at.State, at.Parameters, At(at.Parameters));
    }
}
