using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Studies;

/// <summary>The trials of <see cref="Zoo"/>: made from the catalogue, so that an optimizer that is added is among them.</summary>
internal static class ZooDescription
{
    /// <summary>The names of the sweeps.</summary>
    internal const string Optimizers = "optimizers", Schedules = "schedules";

    /// <summary>The functions, in the order of the panels.</summary>
    internal static ImmutableArray<Objective> Functions { get; } =
        [Objective.Valley, Objective.Rosenbrock, Objective.Beale, Objective.Himmelblau, Objective.StyblinskiTang, Objective.Rastrigin];

    /// <summary>A function by the name that people know it by.</summary>
    internal static string Words(Objective function) => function switch
    {
        MatrixPlane matrix => Words(matrix.Plane),
        StyblinskiTang => "Styblinski and Tang",
        Valley => "Valley",
        _ => function.GetType().Name,
    };

    /// <summary>The number of steps of each trial.</summary>
    internal const int Steps = 100;

    /// <summary>The optimizers that work on matrices only, which no description of a function can run.</summary>
    internal static ImmutableArray<IOptimizer> OfMatricesOnly { get; } = [.. Catalog.Optimizers.Where(IsOfMatricesOnly)];

    /// <summary>The schedules that Adam follows, each from a rate that is tried.</summary>
    internal static ImmutableArray<(string Label, Func<double, Schedule> From)> AdamSchedules { get; } =
    [
        ("constant", rate => rate),
        ("linear", rate => Schedule.Linear(rate, 0, Steps)),
        ("cosine", rate => Schedule.Cosine(rate, Steps)),
        ("cosine with restarts", rate => Schedule.CosineRestarts(rate, 25)),
        ("exponential", rate => Schedule.Exponential(rate, 0.97)),
        ("inverse time", rate => Schedule.InverseTime(rate, 0.1)),
        ("inverse square root", rate => Schedule.InverseSquareRoot(rate, 10)),
        ("warm-up, stable, decay", rate => Schedule.WarmUpStableDecay(rate, 10, 60, 30)),
        ("cyclic", rate => Schedule.Cyclic(rate / 10, rate, 10, 10)),
        ("REX", rate => Schedule.Rex(rate, Steps)),
        ("multi-step", rate => Schedule.MultiStep(rate, 0.1, 50, 75)),
    ];

    /// <summary>The sweeps. The quick ones have one function and two schedules.</summary>
    internal static StudyDescription Of(bool quick)
    {
        ImmutableArray<Objective> functions = quick ? [Objective.Valley] : Functions;
        return new(Zoo.CommandName,
        [
            Sweep(Optimizers, functions, Catalog.Optimizers.Except(OfMatricesOnly).Select(Entry)),
            Sweep(Schedules, functions, AdamSchedules.Take(quick ? 2 : AdamSchedules.Length).Select(schedule =>
                Entry(schedule.Label, new Adam(), RateLadder.AtEachRate(new Adam()).Select(one => schedule.From(Rate(one)))))),
        ]);
    }

    private static double Rate(IOptimizer optimizer) => RateLadder.Find(optimizer)!.Get(optimizer).At(0);

    private static Sweep Sweep(string name, ImmutableArray<Objective> functions, IEnumerable<JsonNode> entries) =>
        Runs.Sweeps.Sweep.Parse($"{Zoo.CommandName}: {name}", new JsonObject
        {
            ["name"] = name,
            ["steps"] = Steps,
            ["precision"] = "float64",
            ["problem"] = new JsonObject { ["minimize"] = new JsonObject { ["objective"] = Each(functions.Select(function => (JsonNode)function.Name)) } },
            ["optimizers"] = new JsonArray([.. entries]),
        }.ToJsonString());

    /// <summary>An optimizer at each rate; at its own where it finds one or has none.</summary>
    private static JsonObject Entry(IOptimizer optimizer) => Entry(optimizer.DisplayName, optimizer,
        FamilyAttribute.Of(optimizer) == OptimizerFamily.RateFree || RateLadder.Find(optimizer) is null ? [] : RateLadder.AtEachRate(optimizer).Select(one => RateLadder.Find(one)!.Get(one)));

    private static JsonObject Entry(string label, IOptimizer optimizer, IEnumerable<Schedule> rates) => new()
    {
        ["label"] = label,
        ["optimizer"] = new JsonObject
        {
            [TypeCatalog.NameOf(optimizer.GetType(), typeof(IOptimizer))] = rates.Any()
                ? new JsonObject { ["learningRate"] = Each(rates.Select(rate => ValueWriter.Write(rate, typeof(Schedule)))) }
                : new JsonObject(),
        },
    };

    private static JsonObject Each(IEnumerable<JsonNode> values) => new() { ["each"] = new JsonArray([.. values]) };

    private static bool IsOfMatricesOnly(IOptimizer optimizer)
    {
        try
        {
            optimizer.Init(Objective.Valley.Start);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
