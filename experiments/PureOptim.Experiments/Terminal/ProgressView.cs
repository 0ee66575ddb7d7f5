using System.Diagnostics;
using PureOptim.Runs.Execution;
using Spectre.Console;

namespace PureOptim.Experiments.Terminal;

/// <summary>
/// Shows on stderr how far something long is: a bar on a terminal, a line every few seconds elsewhere, nothing where the user wants quiet.
/// A report that nothing is done yet starts the clock: what came before was preparation.
/// </summary>
internal static class ProgressView
{
    /// <summary>The percentage, and the blanks beside it and beside the bar.</summary>
    private const int BesidesBar = 4 + 6;

    private static readonly TimeSpan _refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs <paramref name="work"/>, which reports each step, and stops it when the user interrupts.</summary>
    internal static TResult Watch<TReport, TResult>(ToolContext context, string name, Func<Action<TReport>, TResult> work)
        where TReport : struct, IProgressReport =>
        context.IsQuiet ? work(Cancellable<TReport>(context, _ => { }))
        : context.ErrorIsTerminal ? Bar(context, name, work)
        : Lines(context, name, work);

    private static Action<TReport> Cancellable<TReport>(ToolContext context, Action<TReport> show) => progress =>
    {
        context.Cancelled.ThrowIfCancellationRequested();
        show(progress);
    };

    private static TResult Bar<TReport, TResult>(ToolContext context, string name, Func<Action<TReport>, TResult> work)
        where TReport : struct, IProgressReport
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(context.Error is PlainWriter plain ? plain.Raw : context.Error) });
        var bar = console.Profile.Width >= 100 ? 20 : 10;
        var (text, room) = (new ProgressText<TReport>(name), int.Max(1, console.Profile.Width - bar - BesidesBar));
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = bar }, new PercentageColumn())
            .Start(view =>
            {
                var task = view.AddTask(TerminalOutput.Text(CellText.Cut(name, room)));
                var (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
                return work(Cancellable<TReport>(context, progress =>
                {
                    if (progress.Done == 0) (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
                    if (progress.Done == 0 || (clock.Elapsed - shown < _refresh && progress.Done < progress.Total)) return;
                    shown = clock.Elapsed;
                    task.MaxValue = progress.Total - progress.DoneBefore;
                    task.Value = progress.Done - progress.DoneBefore;
                    task.Description = TerminalOutput.Text(text.Of(progress, clock.Elapsed, room));
                }));
            });
    }

    private static TResult Lines<TReport, TResult>(ToolContext context, string name, Func<Action<TReport>, TResult> work)
        where TReport : struct, IProgressReport
    {
        var lines = new ProgressLines<TReport>(name, context.Error.WriteLine);
        var clock = Stopwatch.StartNew();
        using var reminder = new Timer(_ => lines.Wait(clock.Elapsed), null, ProgressLines<TReport>.Silence, ProgressLines<TReport>.Silence);
        return work(Cancellable<TReport>(context, progress => lines.Tell(progress, clock.Elapsed)));
    }
}
