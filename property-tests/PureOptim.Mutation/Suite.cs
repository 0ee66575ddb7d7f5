using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PureOptim.Mutation;

/// <summary>The test cases of one assembly, run in this process.</summary>
internal sealed class Suite : IDisposable
{
    private readonly XunitTestFramework _framework = new(new Silent());
    private readonly ITestFrameworkExecutor _executor;

    /// <summary>Finds the test cases of some classes of an assembly whose names a filter admits.</summary>
    internal Suite(Assembly assembly, IEnumerable<Type> classes, Func<string, bool> admits)
    {
        using var found = new Collector();
        using var discoverer = _framework.GetDiscoverer(new ReflectionAssemblyInfo(assembly));
        foreach (var type in classes)
        {
            found.Finished.Reset();
            discoverer.Find(type.FullName!, includeSourceInformation: false, found, new Options());
            found.Finished.WaitOne();
        }

        Cases = found.Cases.Where(test => admits($"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}"))
            .DistinctBy(test => test.UniqueID).ToDictionary(test => test.UniqueID);
        _executor = _framework.GetExecutor(assembly.GetName());
    }

    /// <summary>The test cases by their identifiers.</summary>
    internal Dictionary<string, ITestCase> Cases { get; }

    /// <summary>Runs test cases until one fails.</summary>
    /// <returns>The name of the one that failed, or null.</returns>
    internal string? Run(IEnumerable<ITestCase> cases)
    {
        using var results = new Results();
        _executor.RunTests(cases, results, new Options());
        results.Finished.WaitOne();
        return results.Failed;
    }

    /// <summary>Runs every static constructor of some types, so that none of them runs while a mutant is active.</summary>
    internal static void Initialize(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(type => !type.ContainsGenericParameters))
        {
            try
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
            catch (TypeInitializationException)
            {
                // A class that cannot be initialized fails its tests, too.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _executor.Dispose();
        _framework.Dispose();
    }

    private sealed class Silent : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Collector : IMessageSink, IDisposable
    {
        internal List<ITestCase> Cases { get; } = [];

        internal ManualResetEvent Finished { get; } = new(initialState: false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage found) Cases.Add(found.TestCase);
            if (message is IDiscoveryCompleteMessage) Finished.Set();
            return true;
        }

        public void Dispose() => Finished.Dispose();
    }

    private sealed class Results : IMessageSink, IDisposable
    {
        internal string? Failed { get; private set; }

        internal ManualResetEvent Finished { get; } = new(initialState: false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestFailed failed) Failed ??= failed.Test.DisplayName;
            else if (message is IErrorMessage or ITestClassCleanupFailure or ITestCleanupFailure) Failed ??= message.GetType().Name;
            if (message is ITestAssemblyFinished) Finished.Set();
            return Failed is null;
        }

        public void Dispose() => Finished.Dispose();
    }

    /// <summary>One test at a time, in order; everything else as xunit has it.</summary>
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new()
        {
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
        };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
