using PureOptim.Article.Statistics;

namespace PureOptim.Article.Claims;

/// <summary>One case of a claim: a number, and the side of a threshold that it must be on if the claim holds in this case.</summary>
/// <param name="Name">What tells it from the other cases, in a few words.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Condition">What the whole of its interval must meet.</param>
internal sealed record ClaimCase(string Name, Measure Measure, Condition Condition);
