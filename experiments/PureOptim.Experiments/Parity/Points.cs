using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Experiments.Parity;

/// <summary>The points of an optimizer's path, including the start.</summary>
internal static class Points
{
    /// <summary>Makes them, in the precision of the start.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The start, with its state.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="evaluation">The gradient of each step, counted from 0, at a point, and the loss where there is one.</param>
    /// <param name="moving">Moves every gradient and every point to a neighbour; nothing is moved without it.</param>
    /// <param name="results">Whether the points are the results of the run instead of its parameters.</param>
    internal static (ImmutableArray<Parameters<double>> All, Iterate<T> End) Run<T>(
        IOptimizer optimizer, Iterate<T> start, int steps, Func<int, Parameters<T>, Evaluation<T>> evaluation, RandomKey? moving = null, bool results = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var at = new Iterate<T>(Move(start.Parameters, 0), start.State);
        var all = ImmutableArray.CreateBuilder<Parameters<double>>();
        all.Add(In<double, T>(results ? optimizer.Result(at) : at.Parameters));
        for (var step = 0; step < steps; step++)
        {
            var given = evaluation(step, at.Parameters);
            var next = optimizer.Step(at.State, at.Parameters, given with { Gradient = Move(given.Gradient, 2 * step + 1) });
            at = new(Move(next.Parameters, 2 * step + 2), next.State);
            all.Add(In<double, T>(results ? optimizer.Result(at) : at.Parameters));
        }

        return (all.ToImmutable(), at);

        Parameters<T> Move(Parameters<T> numbers, int occasion) => moving is { } key ? Sensitivity.Moved(numbers, key.FoldIn((uint)occasion)) : numbers;
    }

    /// <summary>The largest distance between recorded points and computed ones; null if every bit is the same.</summary>
    internal static Deviation? Worst(
        ImmutableArray<Parameters<double>> recorded, ImmutableArray<Parameters<double>> computed, DistanceUnit unit, bool single)
    {
        var comparer = new Comparer(unit, single);
        var layout = recorded[0].Layout;
        var largest = new double[layout.Length];
        for (var step = 0; step < recorded.Length; step++)
        {
            for (var i = 0; i < layout.Length; i++)
                comparer.Add(recorded[step][i], computed[step][i], ref largest[i], () => $"step {step}, {Coordinate(layout, i)}");
        }

        return comparer.Worst;
    }

    /// <summary>The same numbers in another precision, rounded to nearest.</summary>
    internal static Parameters<TTo> In<TTo, T>(Parameters<T> parameters)
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Parameters<TTo>.Of(parameters.Layout, Array.ConvertAll(parameters.Values.ToArray(), TTo.CreateChecked));

    /// <summary>A coordinate as it is written in a program: <c>weight[3, 2]</c>; a scalar has no index.</summary>
    internal static string Coordinate(Layout layout, int index)
    {
        var entry = layout.Entries.Last(entry => entry.Offset <= index && entry.Length > 0);
        var rest = index - entry.Offset;
        var indices = new int[entry.Shape.Length];
        for (var dimension = indices.Length - 1; dimension >= 0; dimension--)
            (rest, indices[dimension]) = int.DivRem(rest, entry.Shape[dimension]);
        return indices.Length == 0 ? entry.Name : $"{entry.Name}[{string.Join(", ", indices)}]";
    }
}
