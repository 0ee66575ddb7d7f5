using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Experiments.Descriptions;

namespace PureOptim.Experiments.Runs;

/// <summary>
/// What one optimizer of a run does: where it begins, and how it goes on from any point, a pure function of that point. Going to step b by way
/// of step a has the bits of going there at once.
/// </summary>
/// <param name="description">The run.</param>
/// <param name="index">Which of its optimizers.</param>
internal abstract class Course<T>(Description description, int index)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The run that this is a part of.</summary>
    internal Description Description { get; } = description;

    /// <summary>Which of the run's optimizers, from 0.</summary>
    internal int Index { get; } = index;

    /// <summary>The optimizer and its label.</summary>
    internal Entrant Entrant => Description.Optimizers[Index];

    /// <summary>How many numbers the trace has for a step, the loss last.</summary>
    internal abstract int Width { get; }

    /// <summary>The step that the first row of the trace belongs to: 0 where the beginning has a loss, else 1.</summary>
    internal abstract long FirstStep { get; }

    /// <summary>The beginning: no steps taken, and the first link.</summary>
    internal CoursePoint<T> Begin()
    {
        var (start, record) = Start();
        return new(start, record, [Chain.Next("", Losses(record.AsSpan()), start)]);
    }

    /// <summary>Takes the steps from a point up to step <paramref name="to"/>.</summary>
    /// <param name="from">Where to go on from.</param>
    /// <param name="to">The last step.</param>
    /// <param name="threads">How many threads may compute; the result is the same for any number.</param>
    /// <param name="record">Is given the trace's row of each step, its numbers one by one.</param>
    /// <param name="observe">Is told step and loss after each step, and may throw to end the run.</param>
    internal abstract Iterate<T> Advance(Iterate<T> from, long to, int threads, Action<double> record, Action<long, double> observe);

    /// <summary>The points after each step from <paramref name="from"/> on, up to step <paramref name="to"/>, with the trace's row of that step.</summary>
    internal IEnumerable<(Iterate<T> At, ImmutableArray<double> Row)> Steps(Iterate<T> from, long to)
    {
        while (from.State.Step < to)
        {
            var row = ImmutableArray.CreateBuilder<double>(Width);
            from = Advance(from, from.State.Step + 1, 1, row.Add, static (_, _) => { });
            yield return (from, row.MoveToImmutable());
        }
    }

    /// <summary>The whole run, from where <paramref name="keeper"/> has it, with a link every so many steps and at the end.</summary>
    /// <param name="keeper">Where to go on from, and what keeps the points on the way.</param>
    /// <param name="threads">How many threads may compute.</param>
    /// <param name="observe">Is told step and loss after each step, and may throw to end the run.</param>
    internal CoursePoint<T> Run(IKeeper keeper, int threads, Action<long, double> observe)
    {
        var begin = keeper.Resume(this, Begin());
        var (at, record, links) = (begin.At, begin.Record.ToBuilder(), begin.Links.ToBuilder());
        while (at.State.Step < Description.Steps)
        {
            var told = record.Count;
            at = Advance(at, Chain.StepAfter(at.State.Step, keeper.Every, Description.Steps), threads, record.Add, observe);
            links.Add(Chain.Next(links[^1].Digest, Losses([.. record.Skip(told)]), at));
            if (keeper.Wants(this, at.State.Step)) keeper.Keep(this, new(at, record.ToImmutable(), links.ToImmutable()));
        }

        return new(at, record.ToImmutable(), links.ToImmutable());
    }

    /// <summary>What the trace of a run says that ended at a point.</summary>
    internal abstract Trace TraceTo(CoursePoint<T> end);

    /// <summary>The losses among the numbers of a trace.</summary>
    internal double[] Losses(ReadOnlySpan<double> record)
    {
        var losses = new double[record.Length / Width];
        for (var i = 0; i < losses.Length; i++) losses[i] = record[(i + 1) * Width - 1];
        return losses;
    }

    /// <summary>The optimizer's first state with the first rows of the trace.</summary>
    private protected abstract (Iterate<T> Start, ImmutableArray<double> Record) Start();
}
