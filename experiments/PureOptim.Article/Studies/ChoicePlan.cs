using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Studies;

/// <summary>How many trials <see cref="Choice"/> gives to each optimizer.</summary>
/// <param name="IsQuick">Whether it is the small study, on smaller networks.</param>
internal sealed record ChoicePlan(bool IsQuick)
{
    /// <summary>The name of the study on the command line.</summary>
    internal const string Name = "choose";

    /// <summary>A step that costs over this many of Adam's makes an optimizer a costly one.</summary>
    internal const double Costly = 10;

    /// <summary>A step that costs over this many of Adam's leaves an optimizer out.</summary>
    internal double TooCostly => IsQuick ? 50 : 1000;

    /// <summary>The problems.</summary>
    internal ImmutableArray<ChoiceProblem> Problems { get; } = ChoiceProblem.All(IsQuick);

    /// <summary>The search for a rate at a cost.</summary>
    internal RateSearch SearchAt(double cost) => (cost > Costly, IsQuick) switch
    {
        (false, false) => new(9, 1),
        (true, false) => new(5, 2),
        (false, true) => new(3, 2),
        _ => new(1, 2),
    };

    /// <summary>The number of seeds that count at a cost.</summary>
    internal int SeedsAt(double cost) => cost > Costly || IsQuick ? 5 : 10;

    /// <summary>The study as canonical text.</summary>
    internal string Canonical => CanonicalText.Of(new JsonObject
    {
        ["name"] = Name,
        ["quick"] = IsQuick,
        ["selectionSeed"] = ChoiceProblem.SelectionSeed,
        ["rates"] = new JsonArray(SearchAt(1).Count, SearchAt(Costly + 1).Count),
        ["seeds"] = new JsonArray(SeedsAt(1), SeedsAt(Costly + 1)),
        ["problems"] = new JsonArray([.. Problems.Select(problem => (JsonNode)new JsonObject
        {
            ["name"] = problem.Name,
            ["shortSteps"] = problem.ShortSteps,
            ["optimizers"] = new JsonArray([.. ChoiceCandidate.Of(problem).Select(candidate => ValueWriter.Write(candidate.Optimizer, typeof(IOptimizer)))]),
            ["firstTrial"] = JsonNode.Parse(problem.Trial("", new Adam(), 1, problem.Steps).Description.Canonical),
        })]),
    });

    /// <summary>SHA-256 of the canonical text: the identity of the study.</summary>
    internal string Id => CanonicalText.Id(Canonical);

    /// <summary>The trials of the search for a rate that are wanted next; those that are there are not among them.</summary>
    /// <param name="row">The optimizer on its problem.</param>
    /// <param name="losses">The losses by exponent so far.</param>
    internal static ImmutableArray<(int Exponent, Trial Trial)> Next(ChoiceRow row, IReadOnlyDictionary<int, double> losses) =>
    [
        .. row.Search.Next(losses, exponent => row.Candidate.At(exponent) is not null).Select(exponent => (exponent, row.Problem.Trial(row.Candidate.Label, row.Candidate.At(exponent)!, ChoiceProblem.SelectionSeed, row.Problem.ShortSteps))),
    ];

    /// <summary>The optimizers of all problems, with their cost, before anything is run.</summary>
    internal ImmutableArray<ChoiceRow> Rows(ChoiceCosts costs) =>
    [
        .. from problem in Problems
           from candidate in ChoiceCandidate.Of(problem)
           let cost = costs.Of(problem, candidate)
           select new ChoiceRow(problem, candidate, cost, candidate.HasRate ? SearchAt(cost) : new RateSearch(1, 1), cost > TooCostly),
    ];
}
