using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>The mean of a sample with its interval, on one scale or another: a method of <see cref="StudentInterval"/>.</summary>
/// <param name="sample">A number for each seed or start.</param>
/// <param name="together">How many intervals are to hold together.</param>
internal delegate Estimate SampleMean(ReadOnlySpan<double> sample, int together = 1);
