using System.Runtime.CompilerServices;
using FsCheck;
using Xunit.Sdk;

namespace PureOptim.PropertyTests;

/// <summary>
/// FsCheck.Xunit's attribute with the cases of <see cref="PropertySettings"/>: the same in every run. Its settings come before those of a class in
/// <see cref="FsCheck.Xunit.PropertiesAttribute"/>, the generators apart, which are added to the property's.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PureOptim.PropertyTests.PropertyDiscoverer", "PureOptim.PropertyTests")]
public sealed class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    private readonly Func<string, string?> _variable;

    /// <summary>Takes seed and number of cases from the method's name and the environment.</summary>
    /// <param name="name">The method's name, which the compiler fills in.</param>
    public PropertyAttribute([CallerMemberName] string name = "")
        : this(name, Environment.GetEnvironmentVariable)
    {
    }

    internal PropertyAttribute(string name, Func<string, string?> variable)
    {
        _variable = variable;
        Try(() =>
        {
            var random = new Rnd(Settings.Seed(name));
            base.Replay = $"({random.Seed},{random.Gamma})";
        });
        MaxTest = 100;
    }

    /// <summary>The number of cases, unless <c>PUREOPTIM_CASES</c> says otherwise.</summary>
    public new int MaxTest
    {
        get => base.MaxTest;
        set => Try(() => base.MaxTest = Settings.Cases(value));
    }

    /// <summary>The seed that a failure printed, to run it again: <c>(seed,gamma)</c> from the first case, <c>(seed,gamma,size)</c> from the failing one.</summary>
    public new string? Replay
    {
        get => base.Replay;
        set => Try(() => base.Replay = PropertySettings.CheckedReplay(value));
    }

    /// <summary>The error in the attribute or the environment; null where there is none. FsCheck.Xunit would end the whole test run over it.</summary>
    public string? Fault { get; private set; }

    private PropertySettings Settings => PropertySettings.FromEnvironment(_variable);

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (ArgumentException exception)
        {
            Fault ??= exception.Message;
        }
    }
}
