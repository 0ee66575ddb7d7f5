using System.Collections.Immutable;
using PureOptim.Dialects;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares what PyTorch's LBFGS does on a function. One of its steps is up to <c>max_iter</c> iterations, each a step here; it ends early when the gradient, the step or the gain is small.
/// </summary>
internal static class FunctionParity
{
    private static readonly ImmutableDictionary<string, Func<int, Objective>> _functions = ImmutableDictionary.CreateRange<string, Func<int, Objective>>(
    [
        new("rosenbrock", dimension => new Rosenbrock(dimension)),
        new("quadratic", dimension => Objective.Of("quadratic", dimension, point =>
        {
            Symbol sum = 0;
            for (var i = 0; i < point.Length; i++) sum += (i + 1) * (point[i] * point[i]) / 2;
            return sum;
        })),
    ]);

    internal static ParityOutcome Compare(RecordedValue entry) => ParityOutcome.Of(entry["id"].Text(), () =>
    {
        entry.RequireFields("id", "optimizer", "arguments", "function", "start", "dtype", "expected", "loss_before_step", "evaluations");
        var (id, optimizer, arguments, function) = (entry["id"].Text(), entry["optimizer"], entry["arguments"], entry["function"]);
        if (optimizer.Text() != nameof(PyTorch.LBFGS)) throw optimizer.Unlike(nameof(PyTorch.LBFGS));
        arguments.RequireFields("lr", "history_size", "max_iter", "line_search_fn");
        if (arguments.Find("line_search_fn") is not null) return new ParityOutcome.NotHad(id, "the argument line_search_fn of LBFGS");
        if (!_functions.TryGetValue(function.Text(), out var known)) throw function.Misspelt(function.Text(), "not a known function", [.. _functions.Keys]);

        Parameters<double> start = [.. entry["start"].Items().Select(number => number.Number())];
        ImmutableArray<Parameters<double>> recorded = [.. entry["expected"].Items().Select(point => (Parameters<double>)[.. point.Items(start.Length, "coordinates").Select(number => number.Number())])];
        var (rate, iterations) = (arguments.Find("lr")?.Number() ?? 1, arguments.Find("max_iter")?.Integer() ?? Iterations);
        var lbfgs = PyTorch.LBFGS(rate, arguments.Find("history_size")?.Integer() ?? 100);
        var objective = known(start.Length);
        var worst = Points.Worst([start, .. recorded], Run(null), DistanceUnit.Ulp, single: false);
        return new ParityOutcome.Compared(id, worst is null ? Tolerance.Bits : Sensitivity.OfPoints(DistanceUnit.Ulp, single: false, Run), worst);

        ImmutableArray<Parameters<double>> Run(RandomKey? moving) => Steps(lbfgs, rate, objective, start, recorded.Length, iterations, moving);
    });

    private const int Iterations = 20;

    private const double SmallGradient = 1e-7, SmallChange = 1e-9;

    /// <summary>The points after each of PyTorch's steps, the start first.</summary>
    private static ImmutableArray<Parameters<double>> Steps(Lbfgs lbfgs, double rate, Objective objective, Parameters<double> start, int steps, int iterations, RandomKey? moving)
    {
        var (at, occasion, points) = (lbfgs.Start(start), 0u, ImmutableArray.CreateBuilder<Parameters<double>>());
        points.Add(at.Parameters);
        for (var step = 0; step < steps; step++)
        {
            var (gradient, loss) = (objective.Gradient(at.Parameters), objective.Loss(at.Parameters));

            // PyTorch evaluates at most five times for four iterations.
            for (var iteration = 1; iteration <= iterations && Largest(gradient) > SmallGradient; iteration++)
            {
                var next = lbfgs.Step(at.State, at.Parameters, gradient);
                if (moving is { } key) next = new(Sensitivity.Moved(next.Parameters, key.FoldIn(occasion++)), next.State);
                double[] change = [.. Enumerable.Range(0, start.Length).Select(i => next.Parameters[i] - at.Parameters[i])];
                if (change.Zip(gradient.Values.ToArray(), (moved, slope) => moved * slope).Sum() / rate > -SmallChange) break;
                at = next;
                if (iteration == iterations) break;
                var before = loss;
                (gradient, loss) = (objective.Gradient(at.Parameters), objective.Loss(at.Parameters));
                if (change.Max(double.Abs) <= SmallChange || double.Abs(loss - before) < SmallChange) break;
            }

            points.Add(at.Parameters);
        }

        return points.ToImmutable();
    }

    private static double Largest(Parameters<double> gradient) => gradient.Values.ToArray().Max(double.Abs);
}
