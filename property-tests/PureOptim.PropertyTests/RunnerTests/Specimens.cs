using FsCheck;
using FsCheck.Fluent;
using PureOptim.PropertyTests.Runner;

namespace PureOptim.PropertyTests.RunnerTests;

// Not public, so that xunit does not find them: the tests of the runner run them themselves.
#pragma warning disable xUnit1000
/// <summary>Properties that hold, fail and skip on purpose.</summary>
[Properties(Arbitrary = [typeof(Evens)])]
internal sealed class Specimens : IDisposable
{
    internal static List<int> Seen { get; } = [];

    internal static int Disposed { get; set; }

    public void Dispose() => Disposed++;

    [Property(MaxTest = 37)]
    public void Holds(int number) => Seen.Add(number);

    [Property]
    public bool Fails_from_twenty_on(int number) => number < 20;

    [Property]
    public void Throws_from_twenty_on(int number) => Assert.True(number < 20, "too large");

    [Property(Skip = "on purpose")]
    public bool Is_skipped(int number) => number < 0 && number > 0;

    [Property(DisplayName = "a name with spaces")]
    public async Task Waits_and_holds(int number)
    {
        await Task.Yield();
        Seen.Add(number);
    }

    [Property]
    public async Task Waits_and_fails(int number)
    {
        await Task.Yield();
        Assert.True(number < 20, "too large");
    }

    [Property(MaxTest = 10)]
    public Property Is_conditional(int number) => (number % 4 == 0).When(number % 4 == 0);

    [Property(MaxTest = 10)]
    public Property Never_applies(int number) => true.When(number < 0 && number > 0);

    [Property(Arbitrary = [typeof(Tens)])]
    public bool The_generator_of_the_property_counts_before_that_of_the_class(int number) => number % 10 == 0;

    [Property(StartSize = 3, EndSize = 3, Verbose = true, QuietOnSuccess = true, MaxTest = 2)]
    public static bool Is_static_and_verbose(int number) => number % 2 == 0;

    [Property(Replay = "(1,3)")]
    public void Is_replayed(int number) => Seen.Add(number);

    [Property(Replay = "nonsense")]
    public bool Has_a_bad_replay(int number) => number % 2 == 0;

    internal static class Evens
    {
        public static Arbitrary<int> Number() => Arb.From(Gen.Choose(0, 500).Select(half => 2 * half), number => number > 0 ? [number - 2] : []);
    }

    internal static class Tens
    {
        public static Arbitrary<int> Number() => Arb.From(Gen.Choose(0, 500).Select(tenth => 10 * tenth));
    }
}
