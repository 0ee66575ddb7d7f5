using System.Diagnostics;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Runs;
using Spectre.Console;
using Progress = PureOptim.Experiments.Runs.Progress;

namespace PureOptim.Experiments.Output;

/// <summary>Shows on stderr how far a run is: a bar with rate and time left on a terminal, plain lines elsewhere.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan _refresh = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(5);

    /// <summary>Runs <paramref name="work"/>, which reports each step, and stops it when the user interrupts.</summary>
    internal static RunResult Watch(ToolContext context, string name, Func<Action<Progress>, RunResult> work) => context.ErrorIsTerminal
        ? Bar(context, name, work)
        : work(Cancellable(context, Lines(context, name)));

    private static Action<Progress> Cancellable(ToolContext context, Action<Progress> show) => progress =>
    {
        context.Cancelled.ThrowIfCancellationRequested();
        show(progress);
    };

    private static RunResult Bar(ToolContext context, string name, Func<Action<Progress>, RunResult> work)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(context.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(view =>
            {
                var task = view.AddTask(Markup.Escape(name));
                var (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
                return work(Cancellable(context, progress =>
                {
                    if (clock.Elapsed - shown < _refresh && progress.Done < progress.Total) return;
                    shown = clock.Elapsed;
                    task.MaxValue = progress.Total;
                    task.Value = progress.Done;
                    task.Description = Markup.Escape($"{name} {Text(progress, clock)}");
                }));
            });
    }

    private static Action<Progress> Lines(ToolContext context, string name)
    {
        var (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
        return progress =>
        {
            if (!progress.IsLandmark && clock.Elapsed - shown < _silence) return;
            shown = clock.Elapsed;
            var left = TimeSpan.FromSeconds(clock.Elapsed.TotalSeconds * (progress.Total - progress.Done) / progress.Done);
            context.Error.WriteLine($"{name} {Text(progress, clock)}, {left:m\\:ss} left");
        };
    }

    private static string Text(Progress progress, Stopwatch clock)
    {
        var rate = progress.Done / double.Max(clock.Elapsed.TotalSeconds, 1e-9);
        return $"{progress.Optimizer} {progress.Step}: loss {NumberText.Rounded(progress.Loss)}, {rate:0} steps/s";
    }
}
