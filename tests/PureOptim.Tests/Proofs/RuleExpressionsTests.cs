using PureOptim.Core;
using PureOptim.Proofs.Smt;

namespace PureOptim.Tests.Proofs;

/// <summary>The rules of the catalog as expressions.</summary>
public sealed class RuleExpressionsTests
{
    /// <summary>What is proved of a rule is meant for every value of its hyperparameters.</summary>
    [Fact]
    public void No_rule_has_a_number_in_it_that_is_read_out_of_a_hyperparameter() =>
        Assert.All(Catalog.Variants.OfType<ElementWise>(), one => RuleExpressions.CheckNumbers(one));
}
