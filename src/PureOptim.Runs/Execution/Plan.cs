using System.Numerics;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>A description with everything at hand that its run needs. Running it is a pure function, but for what the observer does.</summary>
internal abstract record Plan(Description Description)
{
    /// <summary>Runs every optimizer and reports each step to <paramref name="observe"/>, which may throw to end the run.</summary>
    internal RunResult Run(Action<Progress> observe) => Run(observe, new NoCheckpoints());

    /// <summary>Runs every optimizer from where <paramref name="checkpointer"/> has it, and lets it keep the points on the way.</summary>
    internal RunResult Run(Action<Progress> observe, ICheckpointer checkpointer)
    {
        var progress = new ProgressCounter(Description.Optimizers.Length * Description.Steps, observe);
        var counting = new CountingCheckpointer(checkpointer, progress);
        return new(Description, [.. Description.Precision == FloatType.Float32 ? Traces<float>(counting, progress) : Traces<double>(counting, progress)]);
    }

    /// <summary>One optimizer's part of the run. The element type must be that of the description.</summary>
    internal abstract OptimizerRun<T> RunOf<T>(int optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Gets ready: reads the data, if any are needed, and checks that everything fits.</summary>
    /// <param name="description">The description to run.</param>
    /// <param name="folder">A folder with other data, or null.</param>
    /// <param name="threads">The number of threads that may compute; the result is the same for any number.</param>
    internal static Plan For(Description description, string? folder, int threads)
    {
        if (description.Problem is OwnTraining) throw new RunException($"{description.Name}: it is the training of a program of its own; only that program can run it");
        MemoryEstimate.Check(description);
        OptimizerCheck.Check(description);
        return description.Problem switch
        {
            Minimize problem => new MinimizePlan(description, problem),
            Classify problem => For(description, problem, LabelledData.Of(problem.Data, folder, problem.Layers[^1]), threads),
            _ => throw new NotSupportedException(Invariant($"There is no plan for {description.Problem}.")),
        };
    }

    /// <summary>The traces of all optimizers, each from where <paramref name="checkpointer"/> has it.</summary>
    private protected abstract Trace[] Traces<T>(ICheckpointer checkpointer, ProgressCounter progress)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The parts of all optimizers.</summary>
    private protected OptimizerRun<T>[] Runs<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Description.Optimizers.Select((_, index) => RunOf<T>(index))];

    /// <summary>Gets ready with data that are there already.</summary>
    internal static ClassifyPlan For(Description description, Classify problem, LabelledData data, int threads)
    {
        foreach (var (set, what) in new[] { (data.Train, "train"), (data.Test, "test") })
        {
            if (set.InputSize != problem.Layers[0]) throw new RunException(Invariant($"layers begin with {problem.Layers[0]}; {set.SizeText(what)}"));
        }

        var identified = problem with { Data = data.Source };
        return new(description with { Problem = identified }, identified, data, threads);
    }
}

/// <summary>Every optimizer's path over an objective.</summary>
internal sealed record MinimizePlan(Description Description, Minimize Problem) : Plan(Description)
{
    internal override OptimizerRun<T> RunOf<T>(int optimizer) => new PathRun<T>(Description, optimizer, Problem);

    private protected override Trace[] Traces<T>(ICheckpointer checkpointer, ProgressCounter progress) =>
        [.. Runs<T>().Select(run => run.TraceTo(run.Run(checkpointer, 1, (step, loss) => progress.Tell(run, step, loss)).Last()))];
}

/// <summary>A network trained from the same first weights on the same batches by every optimizer.</summary>
/// <param name="Description">The description to run.</param>
/// <param name="Problem">The network and the batches.</param>
/// <param name="Data">The examples.</param>
/// <param name="Threads">The number of threads that compute; the result is the same for any number.</param>
internal sealed record ClassifyPlan(Description Description, Classify Problem, LabelledData Data, int Threads) : Plan(Description)
{
    internal override OptimizerRun<T> RunOf<T>(int optimizer) => new NetworkRun<T>(this, optimizer);

    private protected override Trace[] Traces<T>(ICheckpointer checkpointer, ProgressCounter progress)
    {
        var runs = Runs<T>();
        var ends = ParallelRuns.Run(runs, Threads, (run, threads) => run.Run(checkpointer, threads, (step, loss) => progress.Tell(run, step, loss)));
        return ParallelRuns.Run([.. runs.Zip(ends)], Threads, (run, _) => new[] { run.First.TraceTo(run.Second) });
    }
}
