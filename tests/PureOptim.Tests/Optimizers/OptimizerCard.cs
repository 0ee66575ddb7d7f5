using System.Collections.Immutable;
using System.Reflection;

namespace PureOptim.Tests.Optimizers;

/// <summary>
/// What is known of an optimizer without running it, written down by hand: the tests of an optimizer hold its cards (a static property <c>Cards</c>), one for each of its
/// <see cref="Catalog.Variants"/>, and the tests of all optimizers read them.
/// </summary>
/// <param name="Optimizer">The optimizer with its options.</param>
/// <param name="Promises">All that its formula keeps.</param>
/// <param name="Lacks">All that its formula is known not to keep.</param>
/// <param name="Text">Its formula in text; empty where it is not element-wise.</param>
/// <param name="Latex">Its formula in LaTeX.</param>
internal sealed record OptimizerCard(IOptimizer Optimizer, OptimizerTraits Promises, OptimizerTraits Lacks, string[] Text, string[] Latex)
{
    /// <summary>The cards of all optimizers that have them.</summary>
    internal static ImmutableArray<OptimizerCard> All { get; } =
    [
        .. from tests in typeof(OptimizerCard).Assembly.GetTypes()
           where tests.Namespace == typeof(OptimizerCard).Namespace && tests != typeof(OptimizerCard)
           let cards = tests.GetProperty("Cards", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
           where cards is not null
           from card in (IEnumerable<OptimizerCard>)cards.GetValue(null)!
           select card,
    ];
}
