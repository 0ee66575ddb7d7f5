using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Runs.Descriptions;

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
    internal static ParityOutcome Compare(RecordedValue entry, RecordedValue framework) => ParityOutcome.Of(entry.Place, () =>
    {
        var (name, function) = (entry["optimizer"], entry["function"]);
        var id = entry.Find("id")?.Text() ?? $"{entry.Place} {name.Element} on {function.Element}";
        return ParityOutcome.Of(id, () =>
        {
            entry.RequireFields("id", "optimizer", "arguments", "defaults", "function", "path", "tolerance");
            if (CaseOptimizer.Find(entry, framework) is var mapped && mapped.Optimizer is not { } optimizer) return new ParityOutcome.NotHad(id, mapped.Reason!);
            var (objective, path) = (ObjectiveOf(function), Read(entry["path"]));
            if (path[0].Length != objective.Dimension)
                throw entry["path"].Unlike($"points of {objective.Dimension} coordinates for {objective.Name}", $"{path[0].Length}");
            var tolerance = entry.Find("tolerance") is { } stated ? StatedTolerance.Read(stated)
                : mapped.Tolerance is { SameBits: true } ? Tolerance.Bits
                : null;
            return Compare(id, optimizer, objective, optimizer.Start(path[0]), path, DistanceUnit.Ulp, tolerance);
        });
    });

    /// <summary>Compares a path with the one that an optimizer makes from the same start and a given state.</summary>
    /// <param name="stated">The tolerance; measured if null.</param>
    internal static ParityOutcome.Compared Compare(
        string id, IOptimizer optimizer, Objective objective, Iterate<double> start, ImmutableArray<Parameters<double>> path, DistanceUnit unit, Tolerance? stated)
    {
        unit = stated?.Unit ?? unit;
        var worst = Points.Worst(path, Run(null), unit, single: false);
        return new(id, stated ?? (worst is null ? Tolerance.Bits : Sensitivity.OfPoints(unit, single: false, Run)), worst);

        ImmutableArray<Parameters<double>> Run(RandomKey? moving) =>
            Points.Run(optimizer, start, path.Length - 1, (_, at) => objective.Gradient(at), moving).All;
    }

    /// <summary>The points of a path, the start included.</summary>
    internal static ImmutableArray<Parameters<double>> Read(RecordedValue path)
    {
        var points = path.Items();
        if (points.Count < 2) throw path.Unlike("a path of its start and one step at least", $"{points.Count} points");
        var dimension = points[0].Items().Count;
        return [.. points.Select(point => (Parameters<double>)[.. point.Items(dimension, "coordinates").Select(number => number.Exact())])];
    }

    private static Objective ObjectiveOf(RecordedValue function) =>
        function.Element.ValueKind == JsonValueKind.Object ? (Objective)ValueReader.Read(function.At, typeof(Objective))
        : Functions.TryGetValue(function.Text(), out var objective) ? objective
        : throw function.Misspelt(function.Text(), "not a known function", [.. Functions.Keys]);
}
