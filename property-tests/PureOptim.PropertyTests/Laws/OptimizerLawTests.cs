using PureOptim.Laws;
using static PureOptim.PropertyTests.Laws.Verdicts;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Every law on every optimizer with each of its options: it holds where it must, and where it must fail the counterexample is found.</summary>
public sealed class OptimizerLawTests(OptimizerVerdicts verdicts) : IClassFixture<OptimizerVerdicts>
{
    /// <summary>So many cases meet whatever is not seldom drawn.</summary>
    private const int Hundred = 100;

    public static TheoryData<string> Ids => [.. OptimizerLaws.All.Select(law => law.Id)];

    /// <summary>The laws that some optimizer must break.</summary>
    public static TheoryData<string> RefutedIds =>
        [.. OptimizerLaws.All.Where(law => Catalog.Variants.Any(optimizer => law.Applies(optimizer) == Applicability.Fails)).Select(law => law.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_verdict_on_every_optimizer_is_as_expected(string id) => AssertNone(Surprises(verdicts.Of(Find(id)).Select(one => one.Verdict)));

    [Theory, MemberData(nameof(RefutedIds))]
    public void A_refutation_stays_one_when_it_is_replayed(string id) => AssertNone(Unsteady(Find(id), verdicts.Of(Find(id))));

    [Fact]
    public void The_same_seeds_give_the_same_verdicts_twice()
    {
        // Fewer cases than above: the point is the texts, those of counterexamples among them.
        static string[] Texts() => [.. OptimizerLaws.All.SelectMany(law => OptimizerVerdicts.Of(law, 5)).Select(one => one.Verdict).Select(verdict => $"{verdict} {verdict.Cases} {verdict.Bound:R}")];
        Assert.Equal(Texts(), Texts());
    }

    /// <summary>A hyperparameter that a law sets has one value in all cases, whatever was drawn: setting the law up twice finds which.</summary>
    [Fact]
    public void Every_hyperparameter_varies_in_every_law_that_does_not_set_it() => AssertNone(
        from one in Kept
        let varied = one.Verdict.Varied.Select(name => name.Replace(" (scheduled)", "", StringComparison.Ordinal)).ToHashSet()
        from hyperparameter in Hyperparameter.Of(one.Optimizer)
            // A number that is 0 is an option that is off.
        where (hyperparameter.IsSchedule || hyperparameter.IsWhole || hyperparameter.Get(one.Optimizer).At(0) != 0)
            && !varied.Contains(hyperparameter.Path) && !IsSetBy(one.Law, hyperparameter, one.Optimizer)
        select $"{one.Law.Id} on {one.Optimizer}: {hyperparameter.Path} had one value");

    [Fact]
    public void Schedules_are_among_the_cases_of_every_law_that_does_not_exclude_them() => AssertNone(
        from one in Kept
        where one.Law.ConstantBecause is null
        from name in one.Verdict.Varied
        where !name.EndsWith(" (scheduled)", StringComparison.Ordinal)
        let hyperparameter = Hyperparameter.Find(one.Optimizer, name)!
        where hyperparameter.IsSchedule && !IsMadeConstantBy(one.Law, hyperparameter, one.Optimizer)
        select $"{one.Law.Id} on {one.Optimizer}: {name} followed no schedule");

    /// <summary>A gradient is divided by its norm, and then squared: numbers far apart underflow, and are tried nearer to one another.</summary>
    [Fact]
    public void Clipped_gradients_of_all_sizes_say_something_of_other_units()
    {
        var verdict = Of(Find("B11"), new Adam().ClippedTo(1), 300);
        Assert.True(verdict.IsAsExpected, $"{verdict}");
    }

    [Fact]
    public void A_seed_varies_and_an_option_that_is_a_number_is_off_in_some_cases()
    {
        Assert.Contains("Seed", Of(Find("A1"), new NoisySgd(), 20).Varied);
        Assert.Contains("Seed", Of(Find("A1"), new Adam().WithNoise(0.1), 20).Varied);
        var starts = new List<double>();
        var law = new Law("X", LawKind.Structural, "", "", _ => Applicability.Holds, c =>
        {
            starts.Add(((AdaGrad)c.Optimizer).InitialAccumulator);
            return Finding.Exact;
        });
        LawChecker.Check(law, new AdaGrad { InitialAccumulator = 0.1 }, 200);
        Assert.InRange(starts.Count(start => start == 0), 10, 50);
        Assert.InRange(starts.Distinct().Count(), 5, 200);
    }

    [Fact]
    public void Identifiers_are_used_once() => AssertNone(
        OptimizerLaws.All.Concat<LawStatement>(ScheduleLaws.All).Concat(NumericLaws.All).CountBy(law => law.Id).Where(count => count.Value > 1).Select(count => count.Key));

    [Fact]
    public void Every_law_has_something_to_say_about_some_optimizer() => AssertNone(
        from law in OptimizerLaws.All
        where Catalog.Variants.All(optimizer => law.Applies(optimizer) == Applicability.DoesNotApply)
        select $"{law}");

    /// <summary>The laws that must hold, each on every optimizer for which it must, in a hundred cases or more.</summary>
    private IEnumerable<(Law Law, IOptimizer Optimizer, LawVerdict Verdict)> Kept =>
        from law in OptimizerLaws.All
        from one in Cases < Hundred ? OptimizerVerdicts.Of(law, Hundred) : verdicts.Of(law)
        where one.Verdict.Expected == Applicability.Holds
        select (law, one.Optimizer, one.Verdict);

    private static bool IsSetBy(Law law, Hyperparameter hyperparameter, IOptimizer optimizer) =>
        hyperparameter.Get(law.Prepare(hyperparameter.With(optimizer, hyperparameter.IsWhole ? 1 : 0.25)))
            .Equals(hyperparameter.Get(law.Prepare(hyperparameter.With(optimizer, hyperparameter.IsWhole ? 3 : 0.75))));

    private static bool IsMadeConstantBy(Law law, Hyperparameter hyperparameter, IOptimizer optimizer) =>
        hyperparameter.Get(law.Prepare(hyperparameter.With(optimizer, Schedule.PiecewiseConstant(0.25, (1, 0.75))))) is Schedule.Constant;

    private static Law Find(string id) => OptimizerLaws.All.Single(law => law.Id == id);
}
