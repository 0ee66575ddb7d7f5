using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>An optimizer's path over an objective; the trace has the point and its loss, from the start on.</summary>
internal sealed class PathRun<T>(Description description, int index, Minimize problem) : OptimizerRun<T>(description, index)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override int Width => problem.Start.Length + 1;

    internal override long FirstStep => 0;

    internal override IEnumerable<Iterate<T>> Points(
        Iterate<T> from, long every, long to, int threads, Action<double> record, Action<long, double> observe)
    {
        foreach (var point in Entry.Optimizer.Scan(problem.Objective, from).Skip(1).Take(checked((int)(to - from.State.Step))))
        {
            var step = point.Iterate.State.Step;
            Tell(point.Parameters, point.Loss, record);
            observe(step, double.CreateChecked(point.Loss));
            if (step % every == 0 || step == to) yield return point.Iterate;
        }
    }

    internal override PathTrace TraceTo(RunPoint<T> end) =>
        new(Entry.Label, [.. Losses(end.Record.AsSpan())], Digest.Of(end.At.Parameters), [.. end.Record.Chunk(Width).Select(row => row.SkipLast(1).ToImmutableArray())])
        {
            Links = end.Links,
        };

    private protected override (Iterate<T> Start, ImmutableArray<double> Record) Start()
    {
        var start = Parameters<T>.Of(Layout.Vector(problem.Start.Length), [.. problem.Start.Select(T.CreateChecked)]);
        var record = ImmutableArray.CreateBuilder<double>(Width);
        Tell(start, problem.Objective.Loss(start), record.Add);
        return (Entry.Optimizer.Start(start), record.MoveToImmutable());
    }

    private static void Tell(Parameters<T> point, T loss, Action<double> record)
    {
        foreach (var coordinate in point.Values) record(double.CreateChecked(coordinate));
        record(double.CreateChecked(loss));
    }
}
