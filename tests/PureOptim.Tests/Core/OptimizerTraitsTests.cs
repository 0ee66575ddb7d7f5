using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Core;

/// <summary>
/// The promises of each optimizer, as its formula shows. The laws refute a promise too many; one too few they would not notice, because a law
/// that does not apply fails nowhere.
/// </summary>
public sealed class OptimizerTraitsTests
{
    public static TheoryData<IOptimizer, OptimizerTraits> Promises => Of(card => card.Promises);

    /// <summary>The promises that an optimizer is known not to keep: the laws look for the counterexample, and without this list they would not.</summary>
    public static TheoryData<IOptimizer, OptimizerTraits> Refuted => Of(card => card.Lacks);

    [Theory, MemberData(nameof(Promises))]
    public void An_optimizer_promises_all_that_its_formula_keeps(IOptimizer optimizer, OptimizerTraits promises) => Assert.Equal(promises, optimizer.Traits);

    [Theory, MemberData(nameof(Refuted))]
    public void An_optimizer_is_known_to_lack_what_its_formula_refutes(IOptimizer optimizer, OptimizerTraits refuted) => Assert.Equal(refuted, optimizer.Lacks);

    [Fact]
    public void Every_optimizer_of_the_catalog_has_a_card() => Assert.Empty(
        Catalog.Optimizers.Select(optimizer => optimizer.Name).Except(OptimizerCard.All.Select(card => card.Optimizer.Name)));

    private static TheoryData<IOptimizer, OptimizerTraits> Of(Func<OptimizerCard, OptimizerTraits> traits)
    {
        var written = new TheoryData<IOptimizer, OptimizerTraits>();
        foreach (var card in OptimizerCard.All) written.Add(card.Optimizer, traits(card));
        return written;
    }
}
