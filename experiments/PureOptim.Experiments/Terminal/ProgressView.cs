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
    internal static TResult Watch<TAdvance, TResult>(ToolContext context, string name, Func<Action<TAdvance>, TResult> work)
        where TAdvance : struct, IAdvance =>
        context.IsQuiet ? work(Cancellable<TAdvance>(context, _ => { }))
        : context.ErrorIsTerminal ? Bar(context, name, work)
        : Lines(context, name, work);

    private static Action<TAdvance> Cancellable<TAdvance>(ToolContext context, Action<TAdvance> show) => progress =>
    {
        context.Cancelled.ThrowIfCancellationRequested();
        show(progress);
    };

    private static TResult Bar<TAdvance, TResult>(ToolContext context, string name, Func<Action<TAdvance>, TResult> work)
        where TAdvance : struct, IAdvance
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(context.Error is PlainWriter plain ? plain.Raw : context.Error) });
        var bar = console.Profile.Width >= 100 ? 20 : 10;
        var (text, room) = (new ProgressText<TAdvance>(name), int.Max(1, console.Profile.Width - bar - BesidesBar));
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = bar }, new PercentageColumn())
            .Start(view =>
            {
                var task = view.AddTask(TerminalOutput.Text(CellText.Cut(name, room)));
                var (clock, shown) = (Stopwatch.StartNew(), TimeSpan.Zero);
                return work(Cancellable<TAdvance>(context, progress =>
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

    private static TResult Lines<TAdvance, TResult>(ToolContext context, string name, Func<Action<TAdvance>, TResult> work)
        where TAdvance : struct, IAdvance
    {
        var lines = new ProgressLines<TAdvance>(name, context.Error.WriteLine);
        var clock = Stopwatch.StartNew();
        using var reminder = new Timer(_ => lines.Wait(clock.Elapsed), null, ProgressLines<TAdvance>.Silence, ProgressLines<TAdvance>.Silence);
        return work(Cancellable<TAdvance>(context, progress => lines.Tell(progress, clock.Elapsed)));
    }
}
