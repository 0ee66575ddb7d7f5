using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Proofs;
using PureOptim.Proofs.Algebras;
using PureOptim.Proofs.Mutants;
using PureOptim.Proofs.Smt;

namespace PureOptim.Tests.Proofs;

/// <summary>Inequalities that hold of rounded numbers, because rounding keeps order; no solver is asked.</summary>
public sealed class ComparisonsTests
{
    public static TheoryData<string, ElementWise> Held => new()
    {
        { "B17", new AdaGrad() },
        { "B17", new RmsProp { EpsilonPlacement = EpsilonPlacement.InsideRoot } },
        { "B17", new SignSgd() },
        { "D17", new AmsGrad() },
        { "D17", new AmsGrad { Correction = AmsGradCorrection.BeforeMaximum } },
        { "D18", new Yogi() },
    };

    [Theory]
    [MemberData(nameof(Held))]
    public void What_the_order_of_each_operation_tells_holds_in_bits(string law, ElementWise optimizer) => Assert.All(Claims(Law(law), optimizer), claim => Assert.True(new Comparisons(claim).Hold()));

    /// <summary>The sum of squares never falls, though what the law says beside it is about two steps.</summary>
    [Fact]
    public void The_sum_of_AdaGrad_never_falls() => Assert.Equal([true, false], Claims(Law("D3"), new AdaGrad()).Select(claim => new Comparisons(claim).Hold()));

    [Fact]
    public void A_step_with_its_sign_turned_is_not_proved_to_go_against_its_gradient()
    {
        static Claim Downhill(bool isTurned) => Claim.About(new AdaGrad(), "A step goes against its gradient.", claim =>
        {
            var gradient = claim.Input("g");
            return Sentence.AtMost(claim.Run(isTurned ? -gradient : gradient).Change * gradient, 0);
        });
        Assert.True(new Comparisons(Downhill(isTurned: false)).Hold());
        Assert.False(new Comparisons(Downhill(isTurned: true)).Hold());
    }

    /// <summary>Of the average itself, which falls, it is not proved.</summary>
    [Theory]
    [InlineData("LargestSecondMoment", true)]
    [InlineData("SecondMoment", false)]
    public void Only_the_largest_average_never_falls(string slot, bool holds) => Assert.Equal(holds, new Comparisons(Claim.About(new AmsGrad(), "It never falls.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        return Sentence.AtMost(run.Slot(slot, Moment.Before), run.Slot(slot));
    })).Hold());

    [Fact]
    public void Yogi_that_takes_away_more_than_a_square_is_not_proved_to_stay_above_zero() =>
        Assert.False(new Comparisons(Changed("D18", new Yogi(), mutant => mutant.Change == "1 - β2 changed to 1 + β2").Single()).Hold());

    /// <summary>Of changed rules too nothing is proved that numbers refute.</summary>
    [Fact]
    public void What_a_run_of_a_mutant_breaks_is_not_proved()
    {
        Claim[] broken = [.. ((ElementWise[])[new AdaGrad(), new RmsProp(), new SignSgd()]).SelectMany(optimizer => Changed("B17", optimizer, _ => true)).Where(claim => !Samples.Of(claim).AgreeWithConclusion)];
        Assert.NotEmpty(broken);
        Assert.DoesNotContain(broken, claim => new Comparisons(claim).Hold());
    }

    /// <summary>The laws know of which optimizers they fail; a proof that says otherwise is wrong.</summary>
    [Fact]
    public void No_law_that_fails_is_proved_in_bits() => Assert.Empty(
        from law in OptimizerLaws.All
        where law.Kind == LawKind.Inequality
        from optimizer in Catalog.Variants.OfType<ElementWise>()
        where law.Applies(optimizer) == Applicability.Fails
        let claims = Claims(law, optimizer)
        where claims.Length > 0 && claims.All(claim => new Comparisons(claim).Hold())
        select $"{law.Id} of {optimizer}");

    private static Law Law(string id) => OptimizerLaws.All.Single(law => law.Id == id);

    private static IEnumerable<Claim> Changed(string law, ElementWise optimizer, Func<RuleMutant, bool> which) =>
        from mutant in RuleMutant.Of(RuleExpressions.Of(optimizer))
        where which(mutant)
        from claim in Claims(Law(law), optimizer)
        select MutantProver.Of(claim, mutant, optimizer) ?? claim;

    /// <summary>What a law says in sentences; nothing where it cannot be put into any.</summary>
    private static Claim[] Claims(Law law, IOptimizer optimizer)
    {
        try
        {
            return [.. RuleShapes.Of(optimizer).SelectMany(subject => law.Claims(subject))];
        }
        catch (ClaimException)
        {
            return [];
        }
    }
}
