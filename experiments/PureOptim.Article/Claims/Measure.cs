using System.Collections.Immutable;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Article.Claims;

/// <summary>A number that can be found out, and how.</summary>
/// <param name="What">What the number is, in words.</param>
internal abstract record Measure(string What)
{
    /// <summary>What is counted, in the singular: "step"; empty for a number without a unit.</summary>
    internal string Unit { get; init; } = "";

    /// <summary>The trials that it needs, to be run before it is taken.</summary>
    internal virtual ImmutableArray<Trial> Trials => [];

    /// <summary>Takes it: a pure function of what is found.</summary>
    internal abstract Measured Take(IFindings findings);
}
