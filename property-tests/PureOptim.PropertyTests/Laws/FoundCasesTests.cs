using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Cases in which a law once failed though it holds.</summary>
public sealed class FoundCasesTests
{
    /// <summary>A gradient of 1 and then one of 1e-54: what the rule subtracts from its momentum has lost its digits, and so must what it is compared with.</summary>
    [Fact]
    public void A_direction_of_Muon_without_digits_is_not_judged() => Assert.Null(
        LawChecker.Replay(OptimizerLaws.All.Single(law => law.Id == "C23b"), new Muon { QuinticCoefficient = 0.1 }, "(18193972148938384752,17557458889168048313,7)").Counterexample);
}
