using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>A user's own training; the trace has the loss after each update on the batch that made it.</summary>
/// <param name="description">The run.</param>
/// <param name="model">The model.</param>
/// <param name="start">Makes the first parameters.</param>
/// <param name="batchAt">Makes the batch of the step that follows a number of others.</param>
internal sealed class TrainingRun<TBatch, T>(Description description, IModel<TBatch, T> model, Func<Parameters<T>> start, Func<long, TBatch> batchAt)
    : OptimizerRun<T>(description, 0)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override int Width => 1;

    internal override long FirstStep => 1;

    internal override IEnumerable<Iterate<T>> Points(
        Iterate<T> from, long every, long to, int threads, Action<double> record, Action<long, double> observe) =>
        Trained(Batches(from.State.Step, to), model, from, every, threads, record, observe);

    internal override LossTrace TraceTo(RunPoint<T> end) =>
        new(Entry.Label, end.Record, Digest.Of(end.At.Parameters)) { Links = end.Links };

    private protected override (Iterate<T> Start, ImmutableArray<double> Record) Start() => (Entry.Optimizer.Start(start()), []);

    private IEnumerable<TBatch> Batches(long from, long to)
    {
        for (var step = from; step < to; step++) yield return batchAt(step);
    }
}

/// <summary>A user's own training, with the program at hand that can run it.</summary>
/// <param name="Description">The description of the run.</param>
/// <param name="Model">The model.</param>
/// <param name="Start">Makes the first parameters.</param>
/// <param name="BatchAt">Makes the batch of the step that follows a number of others.</param>
/// <param name="Threads">The number of threads that compute; the result is the same for any number.</param>
internal sealed record TrainingPlan<TBatch, TElement>(
    Description Description, IModel<TBatch, TElement> Model, Func<Parameters<TElement>> Start, Func<long, TBatch> BatchAt, int Threads) : Plan(Description)
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    internal override OptimizerRun<T> RunOf<T>(int optimizer) => (OptimizerRun<T>)(object)new TrainingRun<TBatch, TElement>(Description, Model, Start, BatchAt);

    private protected override Trace[] Traces<T>(ICheckpointer checkpointer, ProgressCounter progress) =>
        [.. Runs<T>().Select(run => run.TraceTo(run.Run(checkpointer, Threads, (step, loss) => progress.Tell(run, step, loss)).Last()))];
}
