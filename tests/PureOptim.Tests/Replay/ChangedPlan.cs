using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Runs.Execution;

namespace PureOptim.Tests.Replay;

/// <summary>A run that claims to be <paramref name="Honest"/>, but computes with the constants of another from a step on.</summary>
/// <param name="Honest">The plan that it claims to be.</param>
/// <param name="Other">The same with another constant.</param>
/// <param name="Step">The first step that is computed with it.</param>
internal sealed record ChangedPlan(Plan Honest, Plan Other, long Step) : Plan(Honest.Description)
{
    internal override OptimizerRun<T> RunOf<T>(int optimizer) => new ChangedCourse<T>(Honest.RunOf<T>(optimizer), Other.RunOf<T>(optimizer), Step);

    private protected override Trace[] Traces<T>(ICheckpointer checkpointer, ProgressCounter progress) =>
        [.. Description.Optimizers.Select((_, i) => RunOf<T>(i)).Select(run => run.TraceTo(run.Run(checkpointer, 1, (_, _) => { }).Last()))];

    private sealed class ChangedCourse<T>(OptimizerRun<T> honest, OptimizerRun<T> other, long step) : OptimizerRun<T>(honest.Description, honest.Index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        internal override int Width => honest.Width;

        internal override long FirstStep => honest.FirstStep;

        internal override IEnumerable<Iterate<T>> Points(
            Iterate<T> from, long every, long to, int threads, Action<double> record, Action<long, double> observe)
        {
            for (var next = from.State.Step + 1; next <= to; next++)
            {
                from = (next < step ? honest : other).Advance(from, next, threads, record, observe);
                if (next % every == 0 || next == to) yield return from;
            }
        }

        internal override Trace TraceTo(RunPoint<T> end) => honest.TraceTo(end);

        private protected override (Iterate<T> Start, ImmutableArray<double> Record) Start()
        {
            var begin = honest.Begin();
            return (begin.At, begin.Record);
        }
    }
}
