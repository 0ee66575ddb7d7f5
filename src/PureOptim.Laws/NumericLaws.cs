using System.Collections.Immutable;
using PureOptim.Laws.Universal;

namespace PureOptim.Laws;

/// <summary>The laws about the arithmetic that everything else is built on.</summary>
public static class NumericLaws
{
    /// <summary>Every law about numbers, in the order of their identifiers.</summary>
    public static ImmutableArray<NumericLaw> All => FloatingPoint.Laws;
}
