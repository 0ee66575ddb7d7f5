using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Runs;
using PureOptim.Objectives;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Sweeps;

/// <summary>Runs trials, each on the calling thread alone.</summary>
internal static class TrialRunner
{
    private const int Tail = 100;
    private const int LongestPoint = 16;

    /// <summary>Runs a trial.</summary>
    /// <param name="trial">What to run.</param>
    /// <param name="data">The data sets.</param>
    /// <param name="cancelled">Ends it between two steps.</param>
    internal static TrialResult Run(Trial trial, DataSets data, CancellationToken cancelled) => trial.Description switch
    {
        { Problem: Minimize problem, Precision: Precision.Float32 } => Walk<float>(trial, problem, cancelled),
        { Problem: Minimize problem } => Walk<double>(trial, problem, cancelled),
        { Problem: Classify problem } => Train(trial, problem, data, cancelled),
        var description => throw new NotSupportedException($"There is no trial for {description.Problem}."),
    };

    private static TrialResult Walk<T>(Trial trial, Minimize problem, CancellationToken cancelled)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var start = Parameters<T>.Of(Layout.Vector(problem.Start.Length), [.. problem.Start.Select(T.CreateChecked)]);
        var losses = new double[trial.Description.Steps + 1];
        losses[0] = double.CreateChecked(problem.Objective.Loss(start));
        var last = Enumerable.Repeat(default(ValueTuple), (int)trial.Description.Steps).Fold(
            trial.Entrant.Optimizer, start, new ObjectiveModel<T>(problem.Objective), threads: 1,
            step => losses[step.Step] = double.CreateChecked(step.Loss), cancelled).Parameters;
        return Of(trial, Digest.Of(last), LossCurve.OfPath(losses), 0, losses) with
        {
            StepsToDecade = StepsToDecade(losses, LowestKnown(problem.Objective)),
            FinalPoint = last.Length <= LongestPoint ? [.. last.Values.ToArray().Select(double.CreateChecked)] : [],
        };
    }

    private static TrialResult Train(Trial trial, Classify problem, DataSets data, CancellationToken cancelled)
    {
        var plan = new ClassifyPlan(trial.Description, problem, data.Read(problem), Threads: 1);
        var trace = (CurveTrace)plan.Run(_ => cancelled.ThrowIfCancellationRequested(), new NoKeeper(trial.Description.Steps)).Traces[0];
        return Of(trial, trace.Digest, LossCurve.OfTraining(trace.Losses), 1, trace.Losses.AsSpan()) with { TestAccuracy = trace.TestAccuracy };
    }

    private static TrialResult Of(Trial trial, string digest, LossCurve curve, long firstStep, ReadOnlySpan<double> losses)
    {
        var (best, diverged) = (-1, -1);
        for (var i = 0; i < losses.Length; i++)
        {
            if (!double.IsFinite(losses[i])) diverged = diverged < 0 ? i : diverged;
            else if (best < 0 || losses[i] < losses[best]) best = i;
        }

        var tail = losses[^int.Min(Tail, losses.Length)..];
        var sum = 0.0;
        foreach (var loss in tail) sum += double.IsFinite(loss) ? loss : double.NaN;
        return new(
            trial.Description,
            digest,
            curve,
            losses[^1],
            best < 0 ? double.NaN : losses[best],
            best < 0 ? 0 : firstStep + best,
            sum / tail.Length,
            diverged < 0 ? null : firstStep + diverged);
    }

    private static double LowestKnown(Objective objective) => objective.Minima.Select(minimum => minimum.Value).DefaultIfEmpty(0).Min();

    private static ImmutableArray<long?> StepsToDecade(ReadOnlySpan<double> losses, double lowest)
    {
        var steps = ImmutableArray.CreateBuilder<long?>(TrialResult.Decades);
        var (step, bound) = (0, losses[0] - lowest);
        for (var decade = 0; decade < TrialResult.Decades; decade++)
        {
            bound /= 10;
            while (step < losses.Length && !(losses[step] - lowest <= bound)) step++;
            steps.Add(step < losses.Length ? step : null);
        }

        return steps.MoveToImmutable();
    }
}
