using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Parity;

/// <summary>Compares traces (format pureoptim-trace/1): one optimizer, fixed gradients, the parameters after each step.</summary>
internal static class TraceParity
{
    internal const string Format = "pureoptim-trace/1";

    /// <summary>The fields of a case that say what this comparison takes into account; a case with others is not had.</summary>
    private static readonly FrozenSet<string> _understood =
        FrozenSet.Create("id", "optimizer", "arguments", "defaults", "problem", "dtype", "expected");

    /// <summary>The lists of a file that are neither cases nor paths; their entries have an id.</summary>
    private static readonly ImmutableArray<string> _otherLists = ["functions", "transforms", "schedules"];

    internal static ParityReport Compare(RecordedValue root)
    {
        var framework = root["framework"].Text();
        var mapping = Mapping.All.FirstOrDefault(known => framework.StartsWith(known.Framework, StringComparison.Ordinal));
        var problems = root["problems"].Fields().ToDictionary(problem => problem.Name, problem => TraceProblem.Read(problem.Value));
        var cases = root["cases"].Items().Select(@case => Compare(@case, mapping, framework, problems));
        var paths = root.Find("paths")?.Items().Select((path, index) => PathParity.Compare(path, $"paths[{index}]", mapping)) ?? [];
        return new(root.File, framework, [.. cases, .. paths, .. Others(root)]);
    }

    private static IEnumerable<Outcome> Others(RecordedValue root) =>
        from list in _otherLists
        from entry in root.Find(list)?.Items() ?? []
        select new Outcome.NotHad(entry["id"].Text(), $"entries of '{list}'");

    private static Outcome Compare(RecordedValue @case, Mapping? mapping, string framework, Dictionary<string, TraceProblem> problems)
    {
        var id = @case["id"].Text();
        if (mapping is null) return new Outcome.NotHad(id, $"framework {framework}");
        if (@case.Fields().FirstOrDefault(field => !_understood.Contains(field.Name)) is { Name: { } unknown })
            return new Outcome.NotHad(id, $"cases with a field '{unknown}'");

        var mapped = mapping.Find(@case["optimizer"].Text(), Arguments(@case));
        if (mapped.Optimizer is not { } optimizer) return new Outcome.NotHad(id, mapped.Reason!);
        if (!problems.TryGetValue(@case["problem"].Text(), out var problem))
            throw @case["problem"].Unlike($"one of the problems {string.Join(", ", problems.Keys)}");

        var worst = @case["dtype"].Text() switch
        {
            "float64" => Worst<double>(optimizer, problem, @case["expected"], mapped.Tolerance),
            "float32" => Worst<float>(optimizer, problem, @case["expected"], mapped.Tolerance),
            _ => throw @case["dtype"].Unlike("float32 or float64"),
        };
        return new Outcome.Compared(id, mapped.Tolerance, worst);
    }

    /// <summary>The arguments of a case, as numbers.</summary>
    internal static ImmutableArray<Argument> Arguments(RecordedValue @case) =>
        [.. @case["arguments"].Fields().SelectMany(argument => Argument.From(argument.Name, argument.Value))];

    private static Deviation? Worst<T>(IOptimizer optimizer, TraceProblem problem, RecordedValue expected, Tolerance tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var single = typeof(T) == typeof(float);
        var comparer = new Comparer(tolerance.Unit, single);
        var layout = problem.Start.Layout;
        var steps = expected.Items(problem.Gradients.Length, "steps, as many as the problem has gradients");
        var largest = Array.ConvertAll(problem.Start.Values.ToArray(), double.Abs);
        var at = optimizer.Start(In<T>(problem.Start));
        for (var step = 0; step < steps.Count; step++)
        {
            at = optimizer.Step(at.State, at.Parameters, In<T>(problem.Gradients[step]));
            var recorded = TraceProblem.Tensors(layout, steps[step], tensor => tensor, single);
            for (var i = 0; i < layout.Length; i++)
            {
                var computed = double.CreateChecked(at.Parameters[i]);
                comparer.Add(recorded[i], computed, ref largest[i], () => $"step {step + 1}, {Coordinate(layout, i)}");
            }
        }

        return comparer.Worst;
    }

    private static Parameters<T> In<T>(Parameters<double> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Parameters<T>.Of(parameters.Layout, Array.ConvertAll(parameters.Values.ToArray(), T.CreateChecked));

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
