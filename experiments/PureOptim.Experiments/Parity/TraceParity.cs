using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;

namespace PureOptim.Experiments.Parity;

/// <summary>Compares traces (format pureoptim-trace/1): one optimizer, fixed gradients, the parameters after each step.</summary>
internal static class TraceParity
{
    internal const string Format = "pureoptim-trace/1";

    /// <summary>The fields of a case that this comparison takes into account.</summary>
    private static readonly ImmutableArray<string> _understood =
        ["id", "optimizer", "arguments", "defaults", "problem", "dtype", "losses", "rows", "expected", "tolerance"];

    /// <summary>Fields of cases that ask for more than an optimizer: such a case is not had.</summary>
    private static readonly ImmutableArray<string> _beyond = ["expected_slow", "expected_is", "evaluations"];

    /// <summary>The lists of a file that are neither cases nor paths; their entries have an id.</summary>
    private static readonly ImmutableArray<string> _otherLists = ["transforms"];

    internal static ParityReport Compare(RecordedValue root)
    {
        root.RequireFields(["format", "framework", "about", "seed", "problems", "cases", "paths", "schedules", "functions", .. _otherLists]);
        var framework = root["framework"];
        var source = framework.Text();
        var paths = root.Find("paths")?.Items().Select(path => PathParity.Compare(path, framework));
        var schedules = root.Find("schedules")?.Items().Select(schedule => ScheduleParity.Compare(schedule, framework));
        var functions = root.Find("functions")?.Items().Select(FunctionParity.Compare);
        var isNeeded = paths is null && schedules is null && functions is null;
        var problems = Find(root, "problems", isNeeded)?.Fields().ToDictionary(problem => problem.Name, problem => TraceProblem.Read(problem.Value)) ?? [];
        var cases = Find(root, "cases", isNeeded)?.Items().Select(@case => ParityOutcome.Of(Id(@case), () => Compare(@case, framework, problems))) ?? [];
        return new(root.File, source, [.. cases, .. paths ?? [], .. schedules ?? [], .. functions ?? [], .. Others(root)]);
    }

    /// <summary>A field that a file must have, unless there is something else in it to compare.</summary>
    private static RecordedValue? Find(RecordedValue root, string field, bool isNeeded) => isNeeded ? root[field] : root.Find(field);

    private static IEnumerable<ParityOutcome> Others(RecordedValue root) =>
        from list in _otherLists
        from entry in root.Find(list)?.Items() ?? []
        select new ParityOutcome.NotHad(entry["id"].Text(), $"entries of '{list}'");

    /// <summary>The name of a case in the report: its id, or its place if it has none.</summary>
    private static string Id(RecordedValue @case) =>
        @case.Element.ValueKind == JsonValueKind.Object && @case.Find("id")?.Element is { ValueKind: JsonValueKind.String } id
            ? id.GetString()!
            : @case.Place;

    private static ParityOutcome Compare(RecordedValue @case, RecordedValue framework, Dictionary<string, TraceProblem> problems)
    {
        var id = @case["id"].Text();
        @case.RequireFields([.. _understood, .. _beyond]);
        if (CaseOptimizer.Find(@case, framework) is var mapped && mapped.Optimizer is not { } optimizer) return new ParityOutcome.NotHad(id, mapped.Reason!);
        if (_beyond.FirstOrDefault(field => @case.Find(field) is not null) is { } more) return new ParityOutcome.NotHad(id, $"cases with a field '{more}'");

        var (name, precision) = (@case["problem"], @case["dtype"]);
        if (!problems.TryGetValue(name.Text(), out var problem)) throw name.Misspelt(name.Text(), "none of the problems", problems.Keys);
        if (@case.Find("rows") is { } rows) problem = problem.OfRows(rows, @case["expected"]);
        else if (optimizer is Muon) problem = problem.OfTensors(@case["expected"]);
        var known = precision.Text() == "float32" ? ParityTolerances.InFloat(mapped.Tolerance) : mapped.Tolerance;
        var tolerance = @case.Find("tolerance") is { } stated ? StatedTolerance.Read(stated) : known;
        return precision.Text() switch
        {
            "float64" => Compare<double>(id, optimizer, problem, @case, tolerance),
            "float32" => Compare<float>(id, optimizer, problem, @case, tolerance),
            var other => throw precision.Misspelt(other, "no precision that is compared", ["float32", "float64"]),
        };
    }

    private static ParityOutcome.Compared Compare<T>(string id, IOptimizer optimizer, TraceProblem problem, RecordedValue @case, Tolerance? stated)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var single = typeof(T) == typeof(float);
        var steps = @case["expected"].Items(problem.Gradients.Length, "steps, as many as the problem has gradients");
        double?[] losses = [.. (@case.Find("losses")?.Items(steps.Count, "losses, one for each step") ?? []).Select(loss => (double?)loss.Number(single))];
        var recorded = steps.Select(step => TraceProblem.Tensors(problem.Start.Layout, step, tensor => tensor, single)).Prepend(problem.Start);
        var start = optimizer.Start(Points.In<T, double>(problem.Start));
        var gradients = problem.Gradients.Select(Points.In<T, double>).ToImmutableArray();

        var unit = stated?.Unit ?? DistanceUnit.Ulp;
        var worst = Points.Worst([.. recorded], Run(null), unit, single);
        if (ReferenceEquals(stated, ParityTolerances.Near) && !stated.Admits(worst)) stated = null;
        return new(id, stated ?? (worst is null ? Tolerance.Bits : Sensitivity.OfPoints(unit, single, Run)), worst);

        ImmutableArray<Parameters<double>> Run(RandomKey? moving) =>
            Points.Run(optimizer, start, gradients.Length, (step, _) => new(gradients[step], losses.ElementAtOrDefault(step)), moving).All;
    }
}
