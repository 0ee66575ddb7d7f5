using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>A number that follows from what is read: nothing is run.</summary>
/// <param name="What">What the number is, in words.</param>
/// <param name="Number">The number.</param>
/// <param name="Sources">What is read, and where.</param>
internal sealed record ReadingMeasure(string What, double Number, ImmutableArray<Evidence> Sources) : Measure(What)
{
    internal override Measured Take(IFindings findings) => new(Estimate.Exactly(Number), "by reading", Sources);
}
