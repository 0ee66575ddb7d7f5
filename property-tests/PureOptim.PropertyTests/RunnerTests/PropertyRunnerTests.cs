using System.Reflection;
using System.Text.RegularExpressions;
using PureOptim.PropertyTests.Runner;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PureOptim.PropertyTests.RunnerTests;

/// <summary>The [Property] attribute through xunit, as a test run uses it.</summary>
public sealed partial class PropertyRunnerTests
{
    [Fact]
    public async Task A_property_that_holds_passes_after_its_number_of_cases()
    {
        Specimens.Seen.Clear();
        var disposed = Specimens.Disposed;
        var passed = Assert.IsAssignableFrom<ITestPassed>(await Run(nameof(Specimens.Holds)));
        Assert.Contains("passed 37 tests", passed.Output, StringComparison.Ordinal);
        Assert.Equal(37, Specimens.Seen.Count);
        Assert.Equal(disposed + 1, Specimens.Disposed);
    }

    [Fact]
    public async Task The_cases_are_the_same_in_every_run()
    {
        Specimens.Seen.Clear();
        await Run(nameof(Specimens.Holds));
        int[] first = [.. Specimens.Seen];
        Specimens.Seen.Clear();
        await Run(nameof(Specimens.Holds));
        Assert.Equal(first, Specimens.Seen);
        Assert.True(first.Distinct().Count() > 1);
    }

    [Theory]
    [InlineData(nameof(Specimens.Fails_from_twenty_on))]
    [InlineData(nameof(Specimens.Throws_from_twenty_on))]
    [InlineData(nameof(Specimens.Waits_and_fails))]
    public async Task A_property_that_fails_shows_its_smallest_counterexample_and_how_to_replay_it(string name)
    {
        var failed = Assert.IsAssignableFrom<ITestFailed>(await Run(name));
        var message = Assert.Single(failed.Messages);
        Assert.Contains("Falsifiable", message, StringComparison.Ordinal);
        Assert.Matches(@"Shrunk:\s+20\b", message);
        var replay = ReplayTriple().Match(message).Groups;
        Assert.True(replay[0].Success, message);

        // The triple runs the failing case at once: after one test, with the same original.
        var method = typeof(Specimens).GetMethod(name)!;
        var again = PropertyCheck.Run(method, new Specimens(), new PropertySettings(), replay[0].Value).Failure;
        Assert.Contains("after 1 test", again, StringComparison.Ordinal);
        Assert.Equal(Original().Match(message).Value, Original().Match(again!).Value);
    }

    [Fact]
    public async Task A_property_that_skips_is_skipped_with_its_reason() =>
        Assert.Equal("on purpose", Assert.IsAssignableFrom<ITestSkipped>(await Run(nameof(Specimens.Is_skipped))).Reason);

    [Fact]
    public async Task An_asynchronous_property_is_waited_for_and_has_its_display_name()
    {
        Specimens.Seen.Clear();
        var passed = Assert.IsAssignableFrom<ITestPassed>(await Run(nameof(Specimens.Waits_and_holds)));
        Assert.Equal(100, Specimens.Seen.Count);
        Assert.Equal("a name with spaces", passed.Test.DisplayName);
    }

    [Fact]
    public async Task A_condition_that_is_never_met_is_a_failure()
    {
        Assert.IsAssignableFrom<ITestPassed>(await Run(nameof(Specimens.Is_conditional)));
        var failed = Assert.IsAssignableFrom<ITestFailed>(await Run(nameof(Specimens.Never_applies)));
        Assert.Contains("exhausted", Assert.Single(failed.Messages), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_generator_of_the_property_counts_before_that_of_the_class() =>
        Assert.IsAssignableFrom<ITestPassed>(await Run(nameof(Specimens.The_generator_of_the_property_counts_before_that_of_the_class)));

    [Fact]
    public async Task Verbose_prints_each_case_and_quiet_leaves_out_the_summary()
    {
        var passed = Assert.IsAssignableFrom<ITestPassed>(await Run(nameof(Specimens.Is_static_and_verbose)));
        Assert.Equal(2, passed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("passed", passed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_decides_the_cases_and_a_bad_one_is_refused()
    {
        Specimens.Seen.Clear();
        await Run(nameof(Specimens.Is_replayed));
        int[] first = [.. Specimens.Seen];
        Specimens.Seen.Clear();
        PropertyCheck.Run(typeof(Specimens).GetMethod(nameof(Specimens.Is_replayed))!, new Specimens(), new PropertySettings(Salt: 5));
        Assert.Equal(first, Specimens.Seen);
        var failed = Assert.IsAssignableFrom<ITestFailed>(await Run(nameof(Specimens.Has_a_bad_replay)));
        Assert.Contains("'nonsense'", failed.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_sets_or_multiplies_the_cases_and_salts_the_seed()
    {
        PropertySettings From(string? seed, string? cases) =>
            PropertySettings.FromEnvironment(name => name switch { "PUREOPTIM_SEED" => seed, "PUREOPTIM_CASES" => cases, _ => null });

        Assert.Equal(100, From(null, null).Cases(100));
        Assert.Equal(7, From(null, "7").Cases(100));
        Assert.Equal(700, From("", "x7").Cases(100));
        Assert.Equal(From(null, null).Seed("name"), From(null, "9").Seed("name"));
        Assert.NotEqual(From(null, null).Seed("name"), From(null, null).Seed("another"));
        Assert.NotEqual(From(null, null).Seed("name"), From("0", null).Seed("name"));
        Assert.NotEqual(From("1", null).Seed("name"), From("0", null).Seed("name"));
        Assert.Contains("PUREOPTIM_SEED is '-1'", Assert.Throws<ArgumentException>(() => From("-1", null)).Message, StringComparison.Ordinal);
        Assert.Contains("PUREOPTIM_CASES is 'x0'", Assert.Throws<ArgumentException>(() => From(null, "x0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_is_the_FNV_hash_of_the_name() =>
        // The published FNV-1a test vector of "foobar", 64 bits.
        Assert.Equal(0x85944171f73967e8ul, new PropertySettings().Seed("foobar"));

    /// <summary>Runs one specimen as xunit would, and returns what it reports of it.</summary>
    private static async Task<ITestResultMessage> Run(string name)
    {
        var type = typeof(Specimens);
        var assembly = new TestAssembly(Reflector.Wrap(type.Assembly));
        var testClass = new TestClass(new TestCollection(assembly, null, "specimens"), Reflector.Wrap(type));
        var method = new TestMethod(testClass, Reflector.Wrap(type.GetMethod(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)!));
        using var bus = new Results();
        var silent = new Xunit.Sdk.NullMessageSink();
        var property = method.Method.GetCustomAttributes(typeof(PropertyAttribute)).Single();
        var test = Assert.Single(new PropertyDiscoverer(silent).Discover(new Defaults(), method, property));
        using var cancellation = new CancellationTokenSource();
        await test.RunAsync(silent, bus, [], new ExceptionAggregator(), cancellation);
        return Assert.Single(bus.All);
    }

    [GeneratedRegex(@"\((\d+),(\d+),(\d+)\)")]
    private static partial Regex ReplayTriple();

    [GeneratedRegex(@"Original:\s+\S+")]
    private static partial Regex Original();

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
}
