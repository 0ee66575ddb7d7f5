using System.Globalization;
using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace PureOptim.PropertyTests.Runner;

/// <summary>Runs a property's cases with FsCheck, as its attribute and the environment say.</summary>
internal static class PropertyCheck
{
    /// <summary>What came of it.</summary>
    /// <param name="Output">What was printed.</param>
    /// <param name="Failure">The counterexample and how to replay it; null where the property holds.</param>
    internal readonly record struct Report(string Output, string? Failure);

    /// <summary>Runs the cases of one property.</summary>
    /// <param name="method">The method marked as a property.</param>
    /// <param name="instance">The instance to call it on; null for a static method.</param>
    internal static Report Run(MethodInfo method, object? instance) =>
        Run(method, instance, PropertySettings.FromEnvironment(Environment.GetEnvironmentVariable));

    /// <summary>Runs the cases of one property with settings other than the environment's.</summary>
    internal static Report Run(MethodInfo method, object? instance, PropertySettings settings, string? replay = null)
    {
        var attribute = method.GetCustomAttribute<PropertyAttribute>() ?? throw new ArgumentException($"{method.Name} has no [Property].", nameof(method));
        var name = $"{method.DeclaringType!.FullName}.{method.Name}";
        var recorder = new Recorder(attribute);
        var config = WithReplay(Config.Quick, replay ?? attribute.Replay, settings.Seed(name))
            .WithMaxTest(settings.Cases(attribute.MaxTest))
            .WithMaxRejected(attribute.MaxRejected)
            .WithStartSize(attribute.StartSize)
            .WithEndSize(attribute.EndSize)
            .WithArbitrary([.. attribute.Arbitrary, .. method.DeclaringType.GetCustomAttribute<PropertiesAttribute>()?.Arbitrary ?? []])
            .WithName(name)
            .WithRunner(recorder);
        Check.Method(config, method, instance is null ? FSharpOption<object>.None : FSharpOption<object>.Some(instance));
        return new(recorder.Output, recorder.Failure);
    }

    /// <summary>The cases that follow from the seed, or those of the attribute's replay.</summary>
    private static Config WithReplay(Config config, string? replay, ulong seed)
    {
        if (replay is null) return From(config, new Rnd(seed), null);

        var parts = replay.Trim('(', ')').Split(',');
        try
        {
            return parts.Length switch
            {
                2 => From(config, new Rnd(Part(0), Part(1)), null),
                3 => From(config, new Rnd(Part(0), Part(1)), int.Parse(parts[2], CultureInfo.InvariantCulture)),
                _ => throw new FormatException(),
            };

            ulong Part(int index) => ulong.Parse(parts[index], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            throw new ArgumentException($"Replay is '{replay}'; it must be (seed,gamma) or (seed,gamma,size), as a failure prints it.", exception);
        }
    }

    private static Config From(Config config, Rnd random, int? size) => config.WithReplay(
        FSharpOption<Replay>.Some(new Replay(random, size is { } value ? FSharpOption<int>.Some(value) : FSharpOption<int>.None)));

    /// <summary>Keeps what FsCheck would print to the console.</summary>
    private sealed class Recorder(PropertyAttribute attribute) : IRunner
    {
        private readonly StringBuilder _output = new();

        internal string Output => _output.ToString();

        internal string? Failure { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, Microsoft.FSharp.Collections.FSharpList<object> args, FSharpFunc<int, FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string>> every)
        {
            if (attribute.Verbose) _output.AppendLine(CultureInfo.InvariantCulture, $"{ntest}: {string.Join("; ", args)}");
        }

        public void OnShrink(Microsoft.FSharp.Collections.FSharpList<object> args, FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string> everyShrink)
        {
            if (attribute.Verbose) _output.AppendLine(CultureInfo.InvariantCulture, $"shrunk: {string.Join("; ", args)}");
        }

        public void OnFinished(string name, TestResult testResult)
        {
            var text = FsCheck.Runner.onFinishedToString(name, testResult);
            if (testResult is TestResult.Failed failed)
                Failure = $"{text}Replay this case alone with Replay = \"({failed.Item6.Seed},{failed.Item6.Gamma},{failed.Item7})\".\n";
            else if (testResult is not TestResult.Passed) Failure = text;
            else if (!attribute.QuietOnSuccess) _output.Append(text);
        }
    }
}
