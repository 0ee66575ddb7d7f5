using System.Collections.Immutable;
using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>A number that was found out, and from what.</summary>
/// <param name="Number">The number with its interval.</param>
/// <param name="Note">What else there is to say about it; empty if nothing.</param>
/// <param name="Evidence">What it follows from.</param>
internal sealed record Measured(Estimate Number, string Note, ImmutableArray<Evidence> Evidence);
