using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using PureOptim.Numerics;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// Runs a suite of convergence (format pureoptim-suite/1): optimizers under their program's names, many steps from a start, and whether they then stand at the minimum. Where the
/// program itself does, this library must; where it does not, that is said, whatever happens here.
/// </summary>
internal static class SuiteParity
{
    internal const string Format = "pureoptim-suite/1";

    /// <summary>The tests of Optax take a coordinate for the minimum's within three hundredths of it and three hundredths more.</summary>
    private static readonly Tolerance _atMinimum = Tolerance.OfMinimum(0.03);

    /// <summary>The functions by the names that suites have for them, for a minimum.</summary>
    private static readonly ImmutableDictionary<string, Func<Parameters<double>, Objective>> _functions = ImmutableDictionary.CreateRange<string, Func<Parameters<double>, Objective>>(
    [
        new("parabola", minimum => Objective.Of("parabola", minimum.Layout.Length, point =>
        {
            Symbol sum = 0;
            for (var i = 0; i < point.Length; i++) sum += (point[i] - minimum[i]) * (point[i] - minimum[i]);
            return sum;
        })),
        new("rosenbrock", minimum => new Rosenbrock(minimum.Layout.Length)),
    ]);

    internal static ParityReport Compare(RecordedValue root)
    {
        root.RequireFields("format", "framework", "steps", "tolerance", "note", "targets", "cases");
        var (framework, steps) = (root["framework"], root["steps"].Integer());
        var targets = root["targets"].Fields().ToDictionary(target => target.Name, target => Target.Read(target.Name, target.Value), StringComparer.Ordinal);
        var cases = root["cases"].Items();
        return new(root.File, framework.Text(), [.. cases.AsParallel().AsOrdered().Select(@case => ParityOutcome.Of(@case.Place, () => Compare(@case, cases, framework, targets, steps)))]);
    }

    private static ParityOutcome Compare(RecordedValue @case, IReadOnlyList<RecordedValue> others, RecordedValue framework, Dictionary<string, Target> targets, int steps)
    {
        @case.RequireFields("optimizer", "arguments", "target", "dtype", "final", "loss_at", "within_tolerance");
        var (name, precision) = (@case["target"], @case["dtype"]);
        var arguments = string.Join(", ", @case["arguments"].Fields().Select(argument => $"{argument.Name} {argument.Value.Element.GetRawText()}"));
        var id = $"{@case["optimizer"].Text()} ({arguments}) on {name.Text()} in {precision.Text()}";
        if (CaseOptimizer.Find(@case, framework) is var mapped && mapped.Optimizer is not { } optimizer) return new ParityOutcome.NotHad(id, mapped.Reason!);
        if (!targets.TryGetValue(name.Text(), out var target)) throw name.Misspelt(name.Text(), "none of the targets", targets.Keys);
        var end = precision.Text() switch
        {
            "float64" => End<double>(optimizer, target, steps),
            "float32" => End<float>(optimizer, target, steps),
            var other => throw precision.Misspelt(other, "no precision that is compared", ["float32", "float64"]),
        };
        var comparer = new Comparer(DistanceUnit.Minimum, single: false);
        foreach (var coordinate in Enumerable.Range(0, end.Length))
            comparer.Add(target.Minimum[coordinate], end[coordinate], 1 + double.Abs(target.Minimum[coordinate]), () => $"step {steps}, {Points.Coordinate(end.Layout, coordinate)}");
        var (arrives, always) = (Arrives(@case), others.All(other => Arrives(other) || !IsSameIn(other, @case)));
        return arrives && always ? new ParityOutcome.Compared(id, _atMinimum, comparer.Worst)
            : !_atMinimum.Admits(comparer.Worst) ? new ParityOutcome.NotHad(id, arrives ? $"where {framework.Text()} arrives in one precision only" : $"where {framework.Text()} does not arrive either")
            : new ParityOutcome.Compared(arrives ? id : $"{id}, where {framework.Text()} does not arrive", _atMinimum, comparer.Worst);
    }

    private static bool Arrives(RecordedValue @case) => @case["within_tolerance"].Element.ValueKind != JsonValueKind.False;

    /// <summary>Whether two cases differ in precision alone: where the program arrives in one precision and not in the other, rounding decides.</summary>
    private static bool IsSameIn(RecordedValue other, RecordedValue @case) =>
        ((string[])["optimizer", "arguments", "target"]).All(field => other[field].Element.GetRawText() == @case[field].Element.GetRawText());

    private static Parameters<double> End<T>(IOptimizer optimizer, Target target, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var start = optimizer.Start(Points.In<T, double>(target.Start));
        var end = Enumerable.Repeat(default(ValueTuple), steps).Fold(optimizer, start, Model.Of<T>(target.Objective));
        return Points.In<double, T>(optimizer.Result(end));
    }

    /// <summary>A function, a start and its minimum.</summary>
    private sealed record Target(Objective Objective, Parameters<double> Start, Parameters<double> Minimum)
    {
        internal static Target Read(string name, RecordedValue target)
        {
            target.RequireFields("start", "minimum", "formula");
            Parameters<double> start = [.. target["start"].Items().Select(number => number.Number())];
            Parameters<double> minimum = [.. target["minimum"].Items(start.Layout.Length, "coordinates").Select(number => number.Number())];
            return _functions.TryGetValue(name, out var function) ? new(function(minimum), start, minimum) : throw target.Misspelt(name, "not a known function", [.. _functions.Keys]);
        }
    }
}
