using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>
/// The run of one optimizer: where it begins, and how it goes on from any point, a pure function of that point. Going to step b by way
/// of step a has the bits of going there at once.
/// </summary>
/// <param name="description">The run.</param>
/// <param name="index">The index of its optimizer.</param>
internal abstract class OptimizerRun<T>(Description description, int index)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The approximate number of points of a run that are reported on the way.</summary>
    private const int PointsShown = 20;

    /// <summary>The run that this is a part of.</summary>
    internal Description Description { get; } = description;

    /// <summary>The index of the run's optimizer, from 0.</summary>
    internal int Index { get; } = index;

    /// <summary>The optimizer and its label.</summary>
    internal RunEntry Entry => Description.Optimizers[Index];

    /// <summary>The number of values in the trace per step, the loss last.</summary>
    internal abstract int Width { get; }

    /// <summary>The step that the first row of the trace belongs to: 0 where the beginning has a loss, else 1.</summary>
    internal abstract long FirstStep { get; }

    /// <summary>The beginning: no steps taken, and the first link.</summary>
    internal RunPoint<T> Begin()
    {
        var (start, record) = Start();
        return new(start, record, [Chain.Next("", Losses(record.AsSpan()), start)]);
    }

    /// <summary>The points after <paramref name="from"/> whose step is a multiple of <paramref name="every"/>, and the one at the last step.</summary>
    /// <param name="from">The point to go on from.</param>
    /// <param name="every">The number of steps from point to point.</param>
    /// <param name="to">The last step.</param>
    /// <param name="threads">The number of threads that may compute; the result is the same for any number.</param>
    /// <param name="record">Is given the trace's row of each step, its numbers one by one.</param>
    /// <param name="observe">Receives step and loss after each step, and may throw to end the run.</param>
    internal abstract IEnumerable<Iterate<T>> Points(Iterate<T> from, long every, long to, int threads, Action<double> record, Action<long, double> observe);

    /// <summary>Takes the steps from a point up to step <paramref name="to"/>.</summary>
    /// <inheritdoc cref="Points"/>
    internal Iterate<T> Advance(Iterate<T> from, long to, int threads, Action<double> record, Action<long, double> observe) =>
        Points(from, long.MaxValue, to, threads, record, observe).LastOrDefault(from);

    /// <summary>The points after each step from <paramref name="from"/> on, up to step <paramref name="to"/>, with the trace's row of that step.</summary>
    internal IEnumerable<(Iterate<T> At, ImmutableArray<double> Row)> Steps(Iterate<T> from, long to)
    {
        var row = ImmutableArray.CreateBuilder<double>(Width);
        foreach (var at in Points(from, every: 1, to, threads: 1, row.Add, static (_, _) => { }))
        {
            yield return (at, row.ToImmutable());
            row.Clear();
        }
    }

    /// <summary>
    /// The whole run, from where <paramref name="checkpointer"/> has it, with a link every n steps and at the end: some points on the way, and
    /// its end, which is the last.
    /// </summary>
    /// <param name="checkpointer">The source of the point to go on from, and the store of the points on the way.</param>
    /// <param name="threads">The number of threads that may compute.</param>
    /// <param name="observe">Receives step and loss after each step, and may throw to end the run.</param>
    internal IEnumerable<RunPoint<T>> Run(ICheckpointer checkpointer, int threads, Action<long, double> observe)
    {
        var begin = checkpointer.Resume(this, Begin());
        yield return begin;
        var (record, links) = (begin.Record.ToBuilder(), begin.Links.ToBuilder());
        var (told, shown) = (record.Count, begin.Step);
        foreach (var at in Points(begin.At, checkpointer.Every, Description.Steps, threads, record.Add, observe))
        {
            links.Add(Chain.Next(links[^1].Digest, Losses([.. record.Skip(told)]), at));
            told = record.Count;
            var step = at.State.Step;
            var isWanted = checkpointer.Wants(this, step);
            // All points would be as many copies of a record that grows.
            if (!isWanted && (step - shown) * PointsShown < Description.Steps && step < Description.Steps) continue;
            var point = new RunPoint<T>(at, record.ToImmutable(), links.ToImmutable());
            if (isWanted) checkpointer.Keep(this, point);
            yield return point;
            shown = step;
        }
    }

    /// <summary>The trace of a run that ended at a point.</summary>
    internal abstract Trace TraceTo(RunPoint<T> end);

    /// <summary>The losses among the numbers of a trace.</summary>
    internal double[] Losses(ReadOnlySpan<double> record)
    {
        var losses = new double[record.Length / Width];
        for (var i = 0; i < losses.Length; i++) losses[i] = record[(i + 1) * Width - 1];
        return losses;
    }

    /// <summary>The points of training on batches, with the loss after each step as its row of the trace.</summary>
    private protected IEnumerable<Iterate<T>> Trained<TBatch>(
        IEnumerable<TBatch> batches, IModel<TBatch, T> model, Iterate<T> from, long every, int threads, Action<double> record, Action<long, double> observe) =>
        batches.Scan(Entry.Optimizer, from, model, every, threads, step =>
        {
            var loss = double.CreateChecked(step.Loss);
            record(loss);
            observe(step.Step, loss);
        }).Skip(1);

    /// <summary>The optimizer's first state with the first rows of the trace.</summary>
    private protected abstract (Iterate<T> Start, ImmutableArray<double> Record) Start();
}

/// <summary>A point of one optimizer's run with all that was recorded on the way: what the rest of the run and its results depend on.</summary>
/// <param name="At">Parameters and state, with the steps taken.</param>
/// <param name="Record">The rows of the trace up to there, one after the other; see <see cref="OptimizerRun{T}.Width"/>.</param>
/// <param name="Links">The chain up to there, its last link that of this point.</param>
internal sealed record RunPoint<T>(Iterate<T> At, ImmutableArray<double> Record, ImmutableArray<Link> Links)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The steps taken.</summary>
    internal long Step => At.State.Step;
}
