using System.Collections.Immutable;
using PureOptim.Figures.Drawing;
using PureOptim.Runs.Sweeps;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Studies;

/// <summary>An optimizer on a problem: what it cost, the rates that were tried, and the trials that count.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Candidate">The optimizer.</param>
/// <param name="Cost">The time of a step over that of a step of Adam.</param>
/// <param name="Search">The search for its rate.</param>
/// <param name="IsLeftOut">Whether it costs too much to run.</param>
internal sealed record ChoiceRow(ChoiceProblem Problem, ChoiceCandidate Candidate, double Cost, RateSearch Search, bool IsLeftOut)
{
    /// <summary>The losses of the rates that were tried, by exponent.</summary>
    internal ImmutableSortedDictionary<int, double> Tried { get; init; } = ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>The trials that count, in the order of their seeds.</summary>
    internal ImmutableArray<MeasuredTrial> Trials { get; init; } = [];

    /// <summary>The exponent of the rate that was chosen.</summary>
    private int Chosen => RateSearch.Best(Tried);

    /// <summary>The trials at the rate that was chosen.</summary>
    internal ImmutableArray<Trial> Final(int seeds) =>
        [.. Enumerable.Range(1, seeds).Select(seed => Problem.Trial(Candidate.Label, Candidate.At(Chosen)!, (ulong)seed, Problem.Steps))];

    /// <summary>The losses of the trials that count.</summary>
    internal ImmutableArray<double> Losses => [.. Trials.Select(trial => Problem.Loss(trial, Problem.Steps))];

    /// <summary>The losses after the time that Adam takes for all of its steps. Those that are faster than Adam have no more steps than it.</summary>
    internal ImmutableArray<double> LossesInTime => [.. Trials.Select(trial => Problem.Loss(trial, StepsInTime))];

    /// <summary>The steps in that time.</summary>
    internal long StepsInTime => long.Clamp((long)(Problem.Steps / Cost), 1, Problem.Steps);

    /// <summary>The rate in words, with a remark where a better one may lie beyond those that were tried.</summary>
    internal string RateText => !Candidate.HasRate ? "none"
        : $"{Numbers.Readable(Candidate.ValueAt(Chosen))}{(Tried.Count > 1 && (Chosen == Tried.Keys.First() || Chosen == Tried.Keys.Last()) ? ", at the end" : "")}";

    /// <summary>The number of trials: of rates, and those that count.</summary>
    internal string TrialsText => $"{Tried.Count} + {Trials.Length}{(Cost > ChoicePlan.Costly ? ", costly" : "")}";
}
