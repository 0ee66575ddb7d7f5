using PureOptim.Laws;
using static PureOptim.PropertyTests.Laws.Verdicts;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Every law about schedules on every kind of schedule.</summary>
public sealed class ScheduleLawTests
{
    public static TheoryData<string> Ids => [.. ScheduleLaws.All.Select(law => law.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_verdict_on_every_kind_is_as_expected(string id) =>
        AssertNone(Surprises(ScheduleLaws.Kinds.Select(kind => Of(Find(id), kind))));

    [Fact]
    public void No_kind_of_schedule_is_missing() => Assert.Equal(
        typeof(Schedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Schedule))).Select(type => type.Name).Order(StringComparer.Ordinal),
        ScheduleLaws.Kinds.Select(kind => kind.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_schedule_that_remembers_being_asked_breaks_H1() =>
        Assert.Contains("first", Of(Find("H1"), new Counting(), 100).Counterexample, StringComparison.Ordinal);

    [Fact]
    public void A_schedule_that_leaves_its_range_breaks_H4() =>
        Assert.Contains("outside", Of(Find("H4"), new Escaping(), 100).Counterexample, StringComparison.Ordinal);

    private static ScheduleLaw Find(string id) => ScheduleLaws.All.Single(law => law.Id == id);

    private sealed record Counting : Schedule
    {
        private static int _asked;

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        public override double At(long step) => _asked++;
    }

    private sealed record Escaping : Schedule
    {
        public override double Minimum => 0;

        public override double Maximum => 1;

        public override double At(long step) => step > 100 ? 2 : 1;
    }
}
