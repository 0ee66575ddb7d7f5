using System.Numerics;

namespace PureOptim.Runs.Execution;

/// <summary>Counts the steps of all optimizers of a run, which may compute side by side, and tells an observer about one at a time.</summary>
/// <param name="total">The steps of all optimizers together.</param>
/// <param name="observe">The observer, which may throw to end the run.</param>
internal sealed class ProgressCounter(long total, Action<Progress> observe)
{
    private readonly Lock _observing = new();
    private readonly Dictionary<int, long> _steps = [];
    private long _done;
    private long _before;

    /// <summary>Counts the steps that an earlier process did as done before.</summary>
    internal void Resume<T>(OptimizerRun<T> run, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        lock (_observing)
        {
            _done += step;
            _before += step;
            _steps[run.Index] = step;
        }
    }

    /// <summary>Tells about a step. Those before it count as done.</summary>
    internal void Tell<T>(OptimizerRun<T> run, long step, double loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        lock (_observing)
        {
            _done += step - _steps.GetValueOrDefault(run.Index);
            _steps[run.Index] = step;
            observe(new(run.Entry.Label, step, _done, total, loss) { DoneBefore = _before });
        }
    }
}
