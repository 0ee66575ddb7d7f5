using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Terminal;

/// <summary>
/// Progress as plain lines, one every few seconds at most, so that a file of them stays short, and one after a long silence too: a single step may
/// take minutes. May be used from several threads.
/// </summary>
/// <param name="name">The name of the work.</param>
/// <param name="write">Takes a line.</param>
internal sealed class ProgressLines<TReport>(string name, Action<string> write)
    where TReport : struct, IProgressReport
{
    /// <summary>The least time between two lines.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>The time without a word after which there is one although nothing is new.</summary>
    internal static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(20);

    private readonly Lock _telling = new();
    private readonly ProgressText<TReport> _text = new(name);
    private TReport _last;
    private TimeSpan _begun;
    private TimeSpan _shown;

    /// <summary>Takes note of how far it is, and says so if it is time.</summary>
    /// <param name="progress">The progress.</param>
    /// <param name="now">The time on a clock that runs.</param>
    internal void Tell(TReport progress, TimeSpan now)
    {
        lock (_telling)
        {
            _last = progress;
            if (progress.Done == 0) (_begun, _shown) = (now, now);
            if (progress.Done == 0 || now - _shown < Silence) return;
            _shown = now;
            write(_text.Of(progress, now - _begun));
        }
    }

    /// <summary>Says that it is still at work, if nothing was said for long.</summary>
    /// <param name="now">The time on the same clock.</param>
    internal void Wait(TimeSpan now)
    {
        lock (_telling)
        {
            if (now - _shown < LongSilence) return;
            _shown = now;
            write($"{name}: {(_last.Done == 0 ? "nothing is done yet" : _last.State)} after {DurationText.Of((now - _begun).TotalSeconds)}");
        }
    }
}
