using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>Runs trials, each on the calling thread alone.</summary>
internal static class TrialRunner
{
    private const int LongestPoint = 16;

    /// <summary>Runs a trial.</summary>
    /// <param name="trial">The trial to run.</param>
    /// <param name="data">The data sets.</param>
    /// <param name="cancelled">Ends it between two steps.</param>
    internal static TrialResult Run(Trial trial, DataSets data, CancellationToken cancelled)
    {
        OptimizerCheck.Check(trial.Description);
        return trial.Description switch
        {
            { Problem: Minimize problem, Precision: FloatType.Float32 } => RunPath<float>(trial, problem, cancelled),
            { Problem: Minimize problem } => RunPath<double>(trial, problem, cancelled),
            { Problem: Classify problem } => Train(trial, problem, data, cancelled),
            var description => throw new NotSupportedException($"There is no trial for {description.Problem}."),
        };
    }

    private static TrialResult RunPath<T>(Trial trial, Minimize problem, CancellationToken cancelled)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = trial.Description.Steps;
        var start = Parameters<T>.Of(Layout.Vector(problem.Start.Length), [.. problem.Start.Select(T.CreateChecked)]);
        var (summary, descent) = (new LossSummary(firstStep: 0), new Descent(LowestKnown(problem.Objective)));
        var every = LossCurve.SpacingOfPath(steps);
        var kept = ImmutableArray.CreateBuilder<double>((int)(steps / every) + 1);
        Tell(0, problem.Objective.Loss(start));
        var last = Enumerable.Repeat(default(ValueTuple), (int)steps).Fold(
            trial.Entry.Optimizer, start, Model.Of<T>(problem.Objective), threads: 1, step => Tell(step.Step, step.Loss), cancelled).Parameters;
        return Of(Digest.Of(last), new(0, every, kept.MoveToImmutable()), summary) with
        {
            StepsToDecade = descent.Steps,
            FinalPoint = last.Length <= LongestPoint ? [.. last.Values.ToArray().Select(double.CreateChecked)] : [],
        };

        void Tell(long step, T value)
        {
            var loss = double.CreateChecked(value);
            summary.Add(loss);
            descent.Add(loss);
            if (step % every == 0) kept.Add(loss);
        }
    }

    private static TrialResult Train(Trial trial, Classify problem, DataSets data, CancellationToken cancelled)
    {
        MemoryEstimate.Check(trial.Description);
        var plan = new ClassifyPlan(trial.Description, problem, data.Read(problem), Threads: 1);
        var trace = (CurveTrace)plan.Run(_ => cancelled.ThrowIfCancellationRequested(), new NoCheckpoints(trial.Description.Steps)).Traces[0];
        var summary = new LossSummary(firstStep: 1);
        foreach (var loss in trace.Losses) summary.Add(loss);
        return Of(trace.Digest, LossCurve.OfTraining(trace.Losses), summary) with { TestAccuracy = trace.TestAccuracy };
    }

    private static TrialResult Of(string digest, LossCurve curve, LossSummary summary) =>
        new(digest, curve, summary.Final, summary.Best, summary.BestStep, summary.MeanOfLast, summary.DivergedAt);

    private static double LowestKnown(Objective objective) => objective.Minima.Select(minimum => minimum.Value).DefaultIfEmpty(0).Min();
}
