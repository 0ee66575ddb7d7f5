using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>The article's second experiment, as trials.</summary>
internal static class Networks
{
    /// <summary>The number of losses at the end of a training whose mean the article reports.</summary>
    private const int Last = 100;

    private static readonly Description _article = BuiltInDescriptions.Load("mnist");

    /// <summary>The article's RMSProp.</summary>
    internal static RmsProp RmsProp { get; } = (RmsProp)OfArticle<RmsProp>();

    /// <summary>The optimizer of that kind with the article's settings.</summary>
    internal static IOptimizer OfArticle<T>() => _article.Optimizers.Select(entry => entry.Optimizer).Single(optimizer => optimizer is T);

    /// <summary>The article's network, trained by an optimizer from a seed.</summary>
    internal static Trial Trial(IOptimizer optimizer, ulong seed, Budget budget) => new(
        new(Runs.Trials.Trial.Name, _article.Problem, [new(optimizer)]) { Precision = _article.Precision, Seed = seed, Steps = budget.Iterations },
        optimizer.Name);

    /// <summary>The mean of the last losses, or of all if they are fewer.</summary>
    internal static double MeanOfLast(CurveTrace trace) => trace.Losses.TakeLast(Last).Average();
}
