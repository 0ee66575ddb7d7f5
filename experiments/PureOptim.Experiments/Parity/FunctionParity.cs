using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Dialects;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Compares what optimizers do on a function that is known by name: those that look at losses, and at more points than one, in a step. A step of PyTorch's LBFGS is up to <c>max_iter</c>
/// iterations, each a step here; it ends early when the gradient, the step or the gain is small.
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

    internal static ParityOutcome Compare(RecordedValue entry, RecordedValue framework) => ParityOutcome.Of(entry["id"].Text(), () =>
    {
        entry.RequireFields("id", "optimizer", "arguments", "python", "function", "start", "dtype", "expected", "loss_before_step", "evaluations");
        var (id, function) = (entry["id"].Text(), entry["function"]);
        if (!_functions.TryGetValue(function.Text(), out var known)) throw function.Misspelt(function.Text(), "not a known function", [.. _functions.Keys]);

        Parameters<double> start = [.. entry["start"].Items().Select(number => number.Number())];
        ImmutableArray<Parameters<double>> recorded = [.. entry["expected"].Items().Select(point => (Parameters<double>)[.. point.Items(start.Length, "coordinates").Select(number => number.Number())])];
        var (path, reason) = entry.Find("python") is null ? PyTorchPath(entry) : Path(entry, framework);
        if (path is null) return new ParityOutcome.NotHad(id, reason!);
        var objective = known(start.Length);
        var worst = Points.Worst([start, .. recorded], Run(null), DistanceUnit.Ulp, single: false);
        return new ParityOutcome.Compared(id, ParityTolerances.Near.Admits(worst) ? ParityTolerances.Near : Sensitivity.OfPoints(DistanceUnit.Ulp, single: false, Run), worst);

        ImmutableArray<Parameters<double>> Run(RandomKey? moving) => path(objective, start, recorded.Length, moving);
    });

    /// <summary>Makes the points after each step, the start first.</summary>
    private delegate ImmutableArray<Parameters<double>> PathMaker(Objective objective, Parameters<double> start, int steps, RandomKey? moving);

    /// <summary>The path of an expression, which takes a step each time.</summary>
    private static (PathMaker? Path, string? Reason) Path(RecordedValue entry, RecordedValue framework)
    {
        var mapped = CaseOptimizer.Find(entry, framework);
        return mapped.Optimizer is not { } optimizer ? (null, mapped.Reason)
            : ((objective, start, steps, moving) => Points.Run(optimizer, optimizer.Start(start), steps, (_, at) => Evaluate(objective, at), moving).All, null);
    }

    private static Evaluation<double> Evaluate(Objective objective, Parameters<double> point) =>
        new(objective.Gradient(point), objective.Loss(point), elsewhere => Evaluate(objective, elsewhere));

    /// <summary>The path of PyTorch's LBFGS.</summary>
    private static (PathMaker? Path, string? Reason) PyTorchPath(RecordedValue entry)
    {
        var (optimizer, arguments) = (entry["optimizer"], entry["arguments"]);
        if (optimizer.Text() != nameof(PyTorch.LBFGS)) throw optimizer.Unlike(nameof(PyTorch.LBFGS));
        arguments.RequireFields("lr", "history_size", "max_iter", "line_search_fn");
        var (rate, iterations, search) = (arguments.Find("lr")?.Number() ?? 1, arguments.Find("max_iter")?.Integer() ?? Iterations, arguments.Find("line_search_fn")?.Text());
        if (search is not (null or "strong_wolfe")) throw arguments["line_search_fn"].Misspelt(search, "no line search of LBFGS", ["strong_wolfe"]);
        var lbfgs = PyTorch.LBFGS(rate, arguments.Find("history_size")?.Integer() ?? 100, search);
        return ((objective, start, steps, moving) => Steps(lbfgs, rate, objective, start, steps, iterations, moving), null);
    }

    private const int Iterations = 20;

    private const double SmallGradient = 1e-7, SmallChange = 1e-9;

    /// <summary>The points after each of PyTorch's steps, the start first.</summary>
    private static ImmutableArray<Parameters<double>> Steps(IOptimizer lbfgs, double rate, Objective objective, Parameters<double> start, int steps, int iterations, RandomKey? moving)
    {
        var (at, occasion, points) = (lbfgs.Start(start), 0u, ImmutableArray.CreateBuilder<Parameters<double>>());
        points.Add(at.Parameters);
        for (var step = 0; step < steps; step++)
        {
            // One evaluation is that of the next iteration; where there is a line search it is the last that was looked at.
            var (given, evaluations) = (Evaluate(objective, at.Parameters), 1);
            for (var iteration = 1; iteration <= iterations && Largest(given.Gradient) > SmallGradient; iteration++)
            {
                var next = lbfgs.Step(at.State, at.Parameters, given with { At = Counted });
                if (moving is { } key) next = new(Sensitivity.Moved(next.Parameters, key.FoldIn(occasion++)), next.State);
                double[] change = Way(at.Parameters, next.Parameters);
                double[] direction = lbfgs is Wrapper { Wrapped: var inner } ? Way(at.Parameters, inner.Step(at.State.Inner[0], at.Parameters, given).Parameters) : change;
                if (direction.Zip(given.Gradient.Values.ToArray(), (moved, slope) => moved * slope).Sum() / rate > -SmallChange) break;
                at = next;
                if (lbfgs is Lbfgs && iteration < iterations) evaluations++;
                if (iteration == iterations || evaluations >= iterations * 5 / 4) break;
                var before = given.Loss;
                given = Evaluate(objective, at.Parameters);
                if (change.Max(double.Abs) <= SmallChange || double.Abs(given.Loss!.Value - before!.Value) < SmallChange) break;
            }

            points.Add(at.Parameters);

            Evaluation<double> Counted(Parameters<double> point)
            {
                evaluations++;
                return Evaluate(objective, point);
            }
        }

        return points.ToImmutable();
    }

    private static double[] Way(Parameters<double> from, Parameters<double> to) => [.. Enumerable.Range(0, from.Length).Select(i => to[i] - from[i])];

    private static double Largest(Parameters<double> gradient) => gradient.Values.ToArray().Max(double.Abs);
}
