using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;

namespace PureOptim.Experiments.Parity;

/// <summary>Compares traces (format pureoptim-trace/1): one optimizer, fixed gradients, the parameters after each step.</summary>
internal static class TraceParity
{
    internal const string Format = "pureoptim-trace/1";

    /// <summary>The field with the results after each step, where they are not the parameters: Lookahead's slow ones.</summary>
    private const string Slow = "expected_slow", Evaluated = "expected_is";

    /// <summary>The fields of a case that this comparison takes into account.</summary>
    private static readonly ImmutableArray<string> _understood =
        ["id", "optimizer", "arguments", "defaults", "python", "problem", "dtype", "losses", "rows", "expected", Evaluated, Slow, "tolerance"];

    /// <summary>Fields of cases that ask for more than an optimizer: such a case is not had.</summary>
    private static readonly ImmutableArray<string> _beyond = ["expected_average", "average", "evaluations"];

    internal static ParityReport Compare(RecordedValue root)
    {
        root.RequireFields("format", "framework", "about", "seed", "problems", "cases", "paths", "transforms", "schedules", "functions");
        var framework = root["framework"];
        var source = framework.Text();
        var paths = root.Find("paths")?.Items().Select(path => PathParity.Compare(path, framework));
        var schedules = root.Find("schedules")?.Items().Select(schedule => ScheduleParity.Compare(schedule, framework));
        var functions = root.Find("functions")?.Items().Select(function => FunctionParity.Compare(function, framework));
        var isNeeded = paths is null && schedules is null && functions is null;
        var problems = Find(root, "problems", isNeeded)?.Fields().ToDictionary(problem => problem.Name, problem => TraceProblem.Read(problem.Value)) ?? [];
        var cases = Find(root, "cases", isNeeded)?.Items().Select(@case => ParityOutcome.Of(Id(@case), () => Compare(@case, framework, problems))) ?? [];
        var transforms = root.Find("transforms")?.Items().Select(@case => ParityOutcome.Of(Id(@case), () => Compare(@case, framework, problems))) ?? [];
        return new(root.File, source, [.. cases, .. transforms, .. paths ?? [], .. schedules ?? [], .. functions ?? []]);
    }

    /// <summary>A field that a file must have, unless there is something else in it to compare.</summary>
    private static RecordedValue? Find(RecordedValue root, string field, bool isNeeded) => isNeeded ? root[field] : root.Find(field);

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
        if (mapped.Choice is { } choice) return new ParityOutcome.Undetermined(id, choice);
        if (_beyond.FirstOrDefault(field => @case.Find(field) is not null) is { } more) return new ParityOutcome.NotHad(id, $"cases with a field '{more}'");

        if (@case.Find(Evaluated) is { } what && !what.Text().StartsWith("schedule_free_eval_params", StringComparison.Ordinal)) return new ParityOutcome.NotHad(id, $"what is recorded is {what.Text()}");

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
        var steps = Steps("expected");
        double?[] losses = [.. (@case.Find("losses")?.Items(steps.Count, "losses, one for each step") ?? []).Select(loss => (double?)loss.Number(single))];
        var start = optimizer.Start(Points.In<T, double>(problem.Start));
        var gradients = problem.Gradients.Select(Points.In<T, double>).ToImmutableArray();

        var unit = stated?.Unit ?? DistanceUnit.Ulp;
        // What a program evaluates is here the result.
        var areResults = @case.Find(Evaluated)?.Text().StartsWith("schedule_free_eval_params", StringComparison.Ordinal) == true;
        var worst = Points.Worst(Recorded(steps), Run(null, areResults), unit, single);
        if (@case.Find(Slow) is not null && Points.Worst(Recorded(Steps(Slow)), Run(null, results: true), unit, single) is { } slow && !(worst?.Distance >= slow.Distance)) worst = slow;
        if (ReferenceEquals(stated, ParityTolerances.Near) && !stated.Admits(worst)) stated = null;
        return new(id, stated ?? (worst is null ? Tolerance.Bits : Sensitivity.OfPoints(unit, single, moving => Run(moving, areResults))), worst);

        IReadOnlyList<RecordedValue> Steps(string field) => @case[field].Items(problem.Gradients.Length, "steps, as many as the problem has gradients");

        ImmutableArray<Parameters<double>> Recorded(IEnumerable<RecordedValue> points) =>
            [problem.Start, .. points.Select(point => TraceProblem.Tensors(problem.Start.Layout, point, tensor => tensor, single))];

        ImmutableArray<Parameters<double>> Run(RandomKey? moving, bool results = false) =>
            Points.Run(optimizer, start, gradients.Length, (step, _) => new(gradients[step], losses.ElementAtOrDefault(step)), moving, results).All;
    }
}
