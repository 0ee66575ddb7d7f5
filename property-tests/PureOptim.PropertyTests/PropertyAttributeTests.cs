using Xunit.Abstractions;
using Xunit.Sdk;

namespace PureOptim.PropertyTests;

/// <summary>The additions of the attribute to FsCheck.Xunit's: the same cases in every run, the variables of the environment, and an error that fails one test.</summary>
public sealed class PropertyAttributeTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("1")]
    [InlineData("(1,x)")]
    [InlineData("(1,2)")]
    [InlineData("(-1,3)")]
    [InlineData("(1,3,4,5)")]
    [InlineData("(1,3,4294967296)")]
    [InlineData("(18446744073709551616,3)")]
    [InlineData("")]
    [InlineData(null)]
    public void A_replay_of_another_form_is_a_fault_that_names_it_and_the_form(string? replay) =>
        Assert.Contains($"Replay is '{replay}'; it must be (seed,gamma) or (seed,gamma,size)", new PropertyAttribute { Replay = replay }.Fault, StringComparison.Ordinal);

    [Fact]
    public async Task A_fault_fails_the_property_it_belongs_to() => Assert.Contains("Replay is 'nonsense'", await Run(nameof(Specimens.Has_a_bad_replay)), StringComparison.Ordinal);

    [Fact]
    public async Task The_cases_are_the_same_in_every_run_and_as_many_as_asked_for()
    {
        var drawn = new List<int[]>();
        foreach (var name in (string[])[nameof(Specimens.Holds), nameof(Specimens.Holds), nameof(Specimens.Holds_too)])
        {
            Specimens.Seen.Clear();
            Assert.Null(await Run(name));
            drawn.Add([.. Specimens.Seen]);
        }

        Assert.Equal(PropertySettings.FromEnvironment(Environment.GetEnvironmentVariable).Cases(37), drawn[0].Length);
        Assert.Equal(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[2]);
    }

    [Fact]
    public async Task A_property_that_does_not_hold_fails_with_its_smallest_counterexample() =>
        Assert.Matches(@"Shrunk:\s+20\b", await Run(nameof(Specimens.Fails_from_twenty_on)));

    [Fact]
    public void The_environment_sets_or_multiplies_the_cases_and_salts_the_seed()
    {
        PropertyAttribute From(string? seed, string? cases, string name = "name") =>
            new(name, variable => variable switch { "PUREOPTIM_SEED" => seed, "PUREOPTIM_CASES" => cases, _ => null });

        Assert.Equal(100, From(null, null).MaxTest);
        Assert.Equal(7, From(null, "7").MaxTest);
        Assert.Equal(700, From("", "x7").MaxTest);
        Assert.Equal(From(null, null).Replay, From(null, "9").Replay);
        string?[] all = [From(null, null).Replay, From(null, null, "another").Replay, From("0", null).Replay, From("1", null).Replay];
        Assert.Equal(all, all.Distinct());
        foreach (var seed in (string[])["-1", "1.5", "18446744073709551616"])
            Assert.Contains($"PUREOPTIM_SEED is '{seed}'", From(seed, null).Fault, StringComparison.Ordinal);
        foreach (var cases in (string[])["x0", "0", "-3", "x", "xx3", "3x", "2147483648", "x2147483647"])
            Assert.Contains($"PUREOPTIM_CASES is '{cases}'", From(null, cases).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_is_the_FNV_hash_of_the_name() =>
        // The published FNV-1a test vector of "foobar", 64 bits.
        Assert.Equal(0x85944171f73967e8ul, new PropertySettings().Seed("foobar"));

    /// <summary>Runs one specimen as xunit would; null where it passes, the message where it fails.</summary>
    private static async Task<string?> Run(string name)
    {
        var type = typeof(Specimens);
        var testClass = new TestClass(new TestCollection(new TestAssembly(Reflector.Wrap(type.Assembly)), null, "specimens"), Reflector.Wrap(type));
        var method = new TestMethod(testClass, Reflector.Wrap(type.GetMethod(name)!));
        using var bus = new Results();
        var silent = new Xunit.Sdk.NullMessageSink();
        var property = method.Method.GetCustomAttributes(typeof(PropertyAttribute)).Single();
        var test = Assert.Single(new PropertyDiscoverer(silent).Discover(new Defaults(), method, property));
        using var cancellation = new CancellationTokenSource();
        await test.RunAsync(silent, bus, [], new ExceptionAggregator(), cancellation);
        return Assert.Single(bus.All) is ITestFailed failed ? string.Join('\n', failed.Messages) : null;
    }

    private sealed class Defaults : ITestFrameworkDiscoveryOptions
    {
        public TValue? GetValue<TValue>(string name) => default;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();
    }

    private sealed class Results : IMessageBus
    {
        internal List<ITestResultMessage> All { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestResultMessage result) All.Add(result);
            return true;
        }

        public void Dispose()
        {
        }
    }

    // Not public, so that xunit does not find them: the tests run them themselves.
#pragma warning disable xUnit1000
    private sealed class Specimens
    {
        internal static List<int> Seen { get; } = [];

        [Property(MaxTest = 37)]
        public void Holds(int number) => Seen.Add(number);

        [Property(MaxTest = 37)]
        public void Holds_too(int number) => Seen.Add(number);

        [Property]
        public bool Fails_from_twenty_on(int number) => number < 20;

        [Property(Replay = "nonsense")]
        public bool Has_a_bad_replay(int number) => number == number + 0;
    }
}
