using PureOptim.Laws;
using static PureOptim.PropertyTests.Laws.Verdicts;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Every law about floating-point arithmetic in both precisions.</summary>
public sealed class NumericLawTests
{
    private static readonly Precision[] _precisions = Enum.GetValues<Precision>();

    public static TheoryData<string> Ids => [.. NumericLaws.All.Select(law => law.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_verdict_in_every_precision_is_as_expected(string id) => AssertNone(Surprises(_precisions.Select(precision => Of(Find(id), precision))));

    [Theory, InlineData("I3"), InlineData("I8")]
    public void A_refutation_stays_one_when_it_is_replayed(string id)
    {
        Assert.Contains(_precisions, precision => Find(id).Applies(precision) == Applicability.Fails);
        AssertNone(Unsteady(Find(id), _precisions.Select(precision => (precision, Of(Find(id), precision)))));
    }

    /// <summary>The smallest count that binary32 cannot go beyond is published: its significand has 24 bits.</summary>
    [Fact]
    public void The_counterexample_of_counting_in_binary32_shrinks_to_two_to_the_24() =>
        Assert.Contains($"count {1 << 24} ", Of(Find("I3"), Precision.Binary32).Counterexample, StringComparison.Ordinal);

    private static NumericLaw Find(string id) => NumericLaws.All.Single(law => law.Id == id);
}
