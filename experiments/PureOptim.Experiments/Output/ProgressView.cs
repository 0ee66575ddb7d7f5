using System.Diagnostics;
using PureOptim.Experiments.Runs;
using Spectre.Console;

namespace PureOptim.Experiments.Output;

/// <summary>
/// Shows on stderr how far a run is: a bar with rate and time left on a terminal, plain lines elsewhere. A report that nothing is done yet
/// starts the clock anew: what came before was preparation.
/// </summary>
internal static class ProgressView
{
    private static readonly TimeSpan _refresh = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(5);

    /// <summary>Runs <paramref name="work"/>, which reports each step, and stops it when the user interrupts.</summary>
    internal static TResult Watch<TAdvance, TResult>(ToolContext context, string name, Func<Action<TAdvance>, TResult> work)
        where TAdvance : struct, IAdvance => context.ErrorIsTerminal
        ? Bar(context, name, work)
        : work(Cancellable(context, Lines<TAdvance>(context, name)));

    private static Action<TAdvance> Cancellable<TAdvance>(ToolContext context, Action<TAdvance> show) => progress =>
    {
        context.Cancelled.ThrowIfCancellationRequested();
        show(progress);
    };

    private static TResult Bar<TAdvance, TResult>(ToolContext context, string name, Func<Action<TAdvance>, TResult> work)
        where TAdvance : struct, IAdvance
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(context.Error is PlainWriter plain ? plain.Raw : context.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(view =>
            {
                var task = view.AddTask(TerminalOutput.Text(name));
                var (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
                return work(Cancellable<TAdvance>(context, progress =>
                {
                    if (progress.Done == 0) (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
                    if (clock.Elapsed - shown < _refresh && progress.Done < progress.Total) return;
                    shown = clock.Elapsed;
                    task.MaxValue = progress.Total;
                    task.Value = progress.Done;
                    task.Description = TerminalOutput.Text($"{name} {progress.Text}, {Rate(progress, clock)}");
                }));
            });
    }

    private static Action<TAdvance> Lines<TAdvance>(ToolContext context, string name)
        where TAdvance : struct, IAdvance
    {
        var (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
        return progress =>
        {
            if (progress.Done == 0) (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
            if (progress.Done == 0 || (!progress.IsLandmark && clock.Elapsed - shown < _silence)) return;
            shown = clock.Elapsed;
            var left = TimeSpan.FromSeconds(clock.Elapsed.TotalSeconds * (progress.Total - progress.Done) / progress.Done);
            context.Error.WriteLine($"{name} {progress.Text}, {Rate(progress, clock)}, {(long)left.TotalMinutes}:{left:ss} left");
        };
    }

    private static string Rate<TAdvance>(TAdvance progress, Stopwatch clock)
        where TAdvance : struct, IAdvance
    {
        var rate = progress.Done / double.Max(clock.Elapsed.TotalSeconds, 1e-9);
        return $"{rate.ToString(rate < 10 ? "0.##" : "0", null)} {TAdvance.Unit}/s";
    }
}
