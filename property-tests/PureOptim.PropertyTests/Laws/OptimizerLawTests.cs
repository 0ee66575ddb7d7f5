using PureOptim.Laws;
using static PureOptim.PropertyTests.Laws.Verdicts;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Every law on every optimizer with each of its options: it holds where it must, and where it must fail the counterexample is found.</summary>
public sealed class OptimizerLawTests
{
    public static TheoryData<string> Ids => [.. OptimizerLaws.All.Select(law => law.Id)];

    /// <summary>The laws that some optimizer must break.</summary>
    public static TheoryData<string> RefutedIds =>
        [.. OptimizerLaws.All.Where(law => Catalog.Variants.Any(optimizer => law.Applies(optimizer) == Applicability.Fails)).Select(law => law.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_verdict_on_every_optimizer_is_as_expected(string id) => AssertNone(Surprises(All(id)));

    [Theory, MemberData(nameof(RefutedIds))]
    public void A_refutation_stays_one_when_it_is_replayed(string id) => AssertNone(Unsteady(Find(id), Catalog.Variants));

    [Fact]
    public void The_same_seeds_give_the_same_verdicts_twice()
    {
        // Fewer cases than above: the point is the texts, those of counterexamples among them.
        static string[] Texts() => [.. OptimizerLaws.All.SelectMany(law => All(law.Id, 50)).Select(verdict => $"{verdict} {verdict.Cases} {verdict.Bound:R}")];
        Assert.Equal(Texts(), Texts());
    }

    /// <summary>A hyperparameter that a law sets has one value in all cases, whatever was drawn: setting the law up twice finds which.</summary>
    [Fact]
    public void Every_hyperparameter_varies_in_every_law_that_does_not_set_it() => AssertNone(
        from law in OptimizerLaws.All
        from optimizer in Catalog.Variants
        where law.Applies(optimizer) == Applicability.Holds
        let verdict = Of(law, optimizer, 100)
        let varied = verdict.Varied.Select(name => name.Replace(" (scheduled)", "", StringComparison.Ordinal)).ToHashSet()
        from hyperparameter in Hyperparameter.Of(optimizer)
        where hyperparameter.IsSchedule && !varied.Contains(hyperparameter.Path) && !IsSetBy(law, hyperparameter, optimizer)
        select $"{law.Id} on {optimizer}: {hyperparameter.Path} had one value");

    [Fact]
    public void Schedules_are_among_the_cases_of_every_law_that_does_not_exclude_them() => AssertNone(
        from law in OptimizerLaws.All
        from optimizer in Catalog.Variants
        where law.Applies(optimizer) == Applicability.Holds && law.ConstantBecause is null
        let verdict = Of(law, optimizer, 100)
        from name in verdict.Varied
        where !name.EndsWith(" (scheduled)", StringComparison.Ordinal)
        let hyperparameter = Hyperparameter.Find(optimizer, name)!
        where hyperparameter.IsSchedule && !IsMadeConstantBy(law, hyperparameter, optimizer)
        select $"{law.Id} on {optimizer}: {name} followed no schedule");

    [Fact]
    public void Identifiers_are_used_once() => AssertNone(
        OptimizerLaws.All.Concat<Claim>(ScheduleLaws.All).Concat(NumericLaws.All).CountBy(law => law.Id).Where(count => count.Value > 1).Select(count => count.Key));

    [Fact]
    public void Every_law_has_something_to_say_about_some_optimizer() => AssertNone(
        from law in OptimizerLaws.All
        where Catalog.Variants.All(optimizer => law.Applies(optimizer) == Applicability.DoesNotApply)
        select $"{law}");

    private static ParallelQuery<LawVerdict> All(string id, int? cases = null) =>
        Catalog.Variants.AsParallel().AsOrdered().Select(optimizer => Of(Find(id), optimizer, cases));

    private static bool IsSetBy(Law law, Hyperparameter hyperparameter, IOptimizer optimizer) =>
        hyperparameter.Get(law.Prepare(hyperparameter.With(optimizer, 0.25))).Equals(hyperparameter.Get(law.Prepare(hyperparameter.With(optimizer, 0.75))));

    private static bool IsMadeConstantBy(Law law, Hyperparameter hyperparameter, IOptimizer optimizer) =>
        hyperparameter.Get(law.Prepare(hyperparameter.With(optimizer, Schedule.PiecewiseConstant(0.25, (1, 0.75))))) is Schedule.Constant;

    private static Law Find(string id) => OptimizerLaws.All.Single(law => law.Id == id);
}
