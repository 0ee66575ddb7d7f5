using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PureOptim.PropertyTests.Runner;

/// <summary>Runs the cases of one property where xunit would call a test's method, and keeps what is printed as the test's output.</summary>
internal sealed class PropertyTestRunner(
    ITest test,
    IMessageBus bus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo method,
    string? skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfter,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTestRunner(test, bus, testClass, constructorArguments, method, [], skipReason, beforeAfter, aggregator, cancellation)
{
    protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
    {
        var invoker = new Invoker(Test, MessageBus, TestClass, ConstructorArguments, TestMethod, BeforeAfterAttributes, aggregator, CancellationTokenSource);
        var seconds = await invoker.RunAsync();
        return Tuple.Create(seconds, invoker.Output);
    }

    private sealed class Invoker(
        ITest test,
        IMessageBus bus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo method,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfter,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestInvoker(test, bus, testClass, constructorArguments, method, [], beforeAfter, aggregator, cancellation)
    {
        internal string Output { get; private set; } = "";

        // FsCheck waits for asynchronous properties; on a thread of its own it cannot hold up xunit's scheduler.
        protected override async Task<decimal> InvokeTestMethodAsync(object testClassInstance)
        {
            await Aggregator.RunAsync(() => Timer.AggregateAsync(() => Task.Run(() =>
            {
                var report = PropertyCheck.Run(TestMethod, testClassInstance);
                Output = report.Output;
                if (report.Failure is { } failure) throw new PropertyFailedException(failure);
            })));
            return Timer.Total;
        }
    }
}
