using PureOptim.Experiments.Runs;

namespace PureOptim.Experiments.Output;

/// <summary>Progress as plain lines, one every few seconds at most, so that a file of them stays short.</summary>
/// <param name="name">What is at work.</param>
/// <param name="write">Takes a line.</param>
internal sealed class ProgressLines<TAdvance>(string name, Action<string> write)
    where TAdvance : struct, IAdvance
{
    /// <summary>The least time between two lines.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly ProgressText<TAdvance> _text = new(name);
    private TimeSpan _begun;
    private TimeSpan _shown;

    /// <summary>Takes note of how far it is, and says so if it is time.</summary>
    /// <param name="progress">How far it is.</param>
    /// <param name="now">The time on a clock that runs.</param>
    internal void Tell(TAdvance progress, TimeSpan now)
    {
        if (progress.Done == 0) (_begun, _shown) = (now, now);
        if (progress.Done == 0 || now - _shown < Silence) return;
        _shown = now;
        write(_text.Of(progress, now - _begun));
    }
}
