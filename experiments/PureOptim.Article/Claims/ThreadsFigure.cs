using System.Collections.Immutable;
using PureOptim.Figures.Intervals;
using PureOptim.Figures.Pages;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Article.Claims;

/// <summary>The effect of the number of threads on the article's program, and on this tool.</summary>
internal static class ThreadsFigure
{
    internal static Section Of(Budget budget, IResultSource source)
    {
        var training = CodeErrors.Threaded(budget);
        ImmutableArray<IntervalRow> own = [.. CodeErrors.Threads.Select(threads =>
        {
            var trace = source.Of(training, threads);
            return Row(threads, Networks.MeanOfLast(trace), $"SHA-256 {trace.Digest[..16]}…");
        })];
        return IntervalsPage.Still(new()
        {
            Name = "threads",
            Title = "The same training on one thread and on two",
            Explanation = "Above: the article's program. Its two numbers are quoted from a measurement; nothing was run for them here. Below: the same training "
                + "by this tool, run when this report was made; the first weights and batches are others than those of the article's program.",
            Value = "mean loss of RMSProp over the last 100 iterations on MNIST",
            Panels =
            [
                Panel("The article's program, 2000 iterations, quoted", [Row(1, CitedFacts.OneThread, "quoted"), Row(2, CitedFacts.TwoThreads, "quoted")]),
                Panel($"This tool, {budget.Iterations} iterations, run", own),
            ],
        });
    }

    private static IntervalRow Row(int threads, double loss, string note) =>
        new(CountText.Of(threads, "thread"), loss, loss, loss, $"{NumberText.Rounded(loss)}, {note}") { IsReference = threads == 1 };

    private static IntervalPanel Panel(string title, ImmutableArray<IntervalRow> rows) =>
        new(title, new("mean loss", 0, 1.5 * rows.Select(row => row.Value).Where(double.IsFinite).DefaultIfEmpty(1).Max()), rows);
}
