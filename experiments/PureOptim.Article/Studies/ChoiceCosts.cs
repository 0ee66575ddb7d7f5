using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Studies;

/// <summary>The time of a step of each optimizer, its gradient included, as a multiple of that of Adam's.</summary>
/// <param name="Ratios">The ratios by problem and label.</param>
internal sealed record ChoiceCosts(ImmutableSortedDictionary<string, double> Ratios)
{
    private const int Repeats = 3;

    /// <summary>A step that takes longer, in seconds, is measured once.</summary>
    private const double Long = 0.25;

    /// <summary>The ratio of an optimizer on a problem.</summary>
    internal double Of(ChoiceProblem problem, ChoiceCandidate candidate) => Ratios[Key(problem, candidate)];

    /// <summary>The costs as JSON.</summary>
    internal string Text => CanonicalText.Of(new JsonObject(Ratios.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)ValueWriter.Number(pair.Value)))));

    /// <summary>Reads them; null for a text that is none, or has not all of them.</summary>
    internal static ChoiceCosts? Read(string text, ImmutableArray<ChoiceProblem> problems)
    {
        try
        {
            var ratios = JsonNode.Parse(text)!.AsObject().ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!.GetValue<double>(), StringComparer.Ordinal);
            return problems.All(problem => ChoiceCandidate.Of(problem).All(candidate => ratios.ContainsKey(Key(problem, candidate)))) ? new(ratios) : null;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Measures every optimizer on every problem, one after another, beside Adam.</summary>
    internal static ChoiceCosts Measure(ImmutableArray<ChoiceProblem> problems, DataSets data, Action<string> observe, CancellationToken cancelled)
    {
        var ratios = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var problem in problems)
        {
            observe(problem.Name);
            var candidates = ChoiceCandidate.Of(problem);

            // Once before it counts, so that everything is compiled as it stays; not those that take long anyway.
            var first = candidates.Select(candidate => Seconds(candidate.Optimizer)).ToArray();
            var adam = Seconds(new Adam());
            foreach (var (candidate, before) in candidates.Zip(first)) ratios.Add(Key(problem, candidate), Rounded((before > Long ? before : double.Min(before, Seconds(candidate.Optimizer))) / adam));

            double Seconds(IOptimizer optimizer)
            {
                cancelled.ThrowIfCancellationRequested();
                return SecondsOf(problem, optimizer, data);
            }
        }

        return new(ratios.ToImmutable());
    }

    private static string Key(ChoiceProblem problem, ChoiceCandidate candidate) => $"{problem.Name}: {candidate.Label}";

    private static double Rounded(double ratio) => double.Round(ratio, ratio < 10 ? 2 : 0);

    private static double SecondsOf(ChoiceProblem problem, IOptimizer optimizer, DataSets data)
    {
        var description = problem.Trial("", optimizer, ChoiceProblem.SelectionSeed, problem.Steps).Description;
        return description.Problem is Classify classify
            ? Seconds(Plan.For(description, classify, data.Read(classify), threads: 1).RunOf<float>(0), 5)
            : Seconds(new MinimizePlan(description, (Minimize)description.Problem).RunOf<double>(0), 100);
    }

    /// <summary>The shortest time of a step among a few; one alone where that takes long.</summary>
    private static double Seconds<T>(OptimizerRun<T> run, int steps)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var (at, least) = (run.Begin().At, double.PositiveInfinity);
        for (var repeat = 0; repeat <= Repeats; repeat++)
        {
            var count = repeat == 0 ? 1 : steps;
            var begun = Stopwatch.GetTimestamp();
            at = run.Advance(at, at.State.Step + count, 1, _ => { }, (_, _) => { });
            var each = Stopwatch.GetElapsedTime(begun).TotalSeconds / count;
            if (repeat > 0) least = double.Min(least, each);
            else if (each > Long) return each;
        }

        return least;
    }
}
