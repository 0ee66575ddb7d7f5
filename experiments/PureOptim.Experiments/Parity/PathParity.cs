using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Objectives;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Parity;

/// <summary>Compares paths in the plane: one optimizer on one function, every point as hexadecimal float64 numbers.</summary>
internal static class PathParity
{
    /// <summary>The functions by the names that recorded files have for them.</summary>
    internal static ImmutableDictionary<string, Objective> Functions { get; } = ImmutableDictionary.CreateRange<string, Objective>(
    [
        new("article f=x^2/20+y^2", new Valley()),
        new("d2l f=0.1x1^2+2x2^2", new Ellipse()),
        new("d2l rotated f=0.1(x1+x2)^2+2(x1-x2)^2", new DoubledRotatedEllipse()),
        new("article literal f=0.1(x1+x2)^2+2(x1*x2)^2", new ProductEllipse()),
        new("0.1 x1^2 + 2 x2^2", new Ellipse()),
        new("0.1 (x1 + x2)^2 + 2 (x1 - x2)^2", new DoubledRotatedEllipse()),
        new("0.1 (x1 + x2)^2 + 2 (x1 x2)^2", new ProductEllipse()),
    ]);

    /// <summary>Compares an entry of a trace's list of paths.</summary>
    internal static Outcome Compare(RecordedValue entry, string id, Mapping? mapping)
    {
        var (name, function) = (entry["optimizer"].Text(), entry["function"].Text());
        id = $"{id} {name} on {function}";
        if (mapping is null) return new Outcome.NotHad(id, "paths of an unknown framework");
        if (!Functions.TryGetValue(function, out var objective)) return new Outcome.NotHad(id, $"function {function}");
        var mapped = mapping.Find(name, TraceParity.Arguments(entry));
        if (mapped.Optimizer is not { } optimizer) return new Outcome.NotHad(id, mapped.Reason!);
        var path = Read(entry["path"]);
        var (worst, _) = Follow(optimizer, objective, optimizer.Start(path[0]), path, mapped.Tolerance);
        return new Outcome.Compared(id, mapped.Tolerance, worst);
    }

    /// <summary>The points of a path, the start included.</summary>
    internal static ImmutableArray<Parameters<double>> Read(RecordedValue path)
    {
        var points = path.Items();
        return points.Count > 0
            ? [.. points.Select(point => (Parameters<double>)[.. point.Items(2, "coordinates").Select(number => number.Hexadecimal())])]
            : throw path.Unlike("a path with its start");
    }

    /// <summary>Goes the path anew, from its first point and a given state.</summary>
    internal static (Deviation? Worst, Iterate<double> End) Follow(
        IOptimizer optimizer, Objective objective, Iterate<double> start, ImmutableArray<Parameters<double>> path, Tolerance tolerance)
    {
        var comparer = new Comparer(tolerance.Unit, single: false);
        var largest = new double[objective.Dimension];
        var at = start;
        for (var step = 0; step < path.Length; step++)
        {
            if (step > 0) at = optimizer.Step(at.State, at.Parameters, objective.Gradient(at.Parameters));
            for (var i = 0; i < largest.Length; i++)
            {
                var (recorded, layout) = (path[step][i], at.Parameters.Layout);
                comparer.Add(recorded, at.Parameters[i], ref largest[i], () => $"step {step}, {TraceParity.Coordinate(layout, i)}");
            }
        }

        return (comparer.Worst, at);
    }
}
