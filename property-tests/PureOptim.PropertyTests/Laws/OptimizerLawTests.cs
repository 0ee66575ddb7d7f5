using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.PropertyTests.Runner;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Every law on every optimizer with each of its options: it holds where it must, and where it must fail the counterexample is found.</summary>
public sealed class OptimizerLawTests
{
    private const int Cases = 1000;

    private static readonly PropertySettings _settings = PropertySettings.FromEnvironment(Environment.GetEnvironmentVariable);

    public static TheoryData<string> Ids => [.. OptimizerLaws.All.Select(law => law.Id)];

    /// <summary>The laws that some optimizer must break.</summary>
    public static TheoryData<string> RefutedIds =>
        [.. OptimizerLaws.All.Where(law => Catalog.Variants.Any(optimizer => law.Applies(optimizer) == Applicability.Fails)).Select(law => law.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_verdict_on_every_optimizer_is_as_expected(string id) => AssertNone(
        from verdict in Verdicts(id, _settings.Cases(Cases))
        where !verdict.IsAsExpected || (verdict.Expected == Applicability.Holds && verdict.Cases < _settings.Cases(Cases))
        select $"{verdict}\nexpected: {verdict.Expected}, after {verdict.Cases} cases");

    [Theory, MemberData(nameof(RefutedIds))]
    public void A_refutation_stays_one_when_it_is_replayed(string id) => AssertNone(
        from optimizer in Catalog.Variants.AsParallel()
        let law = Find(id)
        where law.Applies(optimizer) == Applicability.Fails
        let found = LawChecker.Check(law, optimizer, _settings.Cases(Cases), Seed(law, optimizer))
        let again = LawChecker.Replay(law, optimizer, found.Replay!)
        where again.Counterexample != found.Counterexample || again.Cases != 1
        select $"{found}\nreplayed: {again}");

    [Fact]
    public void The_same_seeds_give_the_same_verdicts_twice()
    {
        // Fewer cases than above: the point is the texts, those of counterexamples among them.
        static string[] Texts() => [.. OptimizerLaws.All.SelectMany(law => Verdicts(law.Id, 50)).Select(verdict => $"{verdict} {verdict.Cases} {verdict.Bound:R}")];
        Assert.Equal(Texts(), Texts());
    }

    [Fact]
    public void Identifiers_are_used_once() =>
        AssertNone(OptimizerLaws.All.CountBy(law => law.Id).Where(count => count.Value > 1).Select(count => count.Key));

    [Fact]
    public void Every_law_has_something_to_say_about_some_optimizer() => AssertNone(
        from law in OptimizerLaws.All
        where Catalog.Variants.All(optimizer => law.Applies(optimizer) == Applicability.DoesNotApply)
        select $"{law}");

    private static ParallelQuery<LawVerdict> Verdicts(string id, int cases) =>
        Catalog.Variants.AsParallel().AsOrdered().Select(optimizer => LawChecker.Check(Find(id), optimizer, cases, Seed(Find(id), optimizer)));

    private static Law Find(string id) => OptimizerLaws.All.Single(law => law.Id == id);

    /// <summary>The seed that the library takes from the names, unless the environment asks for other cases.</summary>
    private static ulong? Seed(Law law, IOptimizer optimizer) => _settings.Salt is null ? null : _settings.Seed($"{law.Id} {optimizer}");

    private static void AssertNone(IEnumerable<string> failures)
    {
        string[] all = [.. failures];
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }
}
