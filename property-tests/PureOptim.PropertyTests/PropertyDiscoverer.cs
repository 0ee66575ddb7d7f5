using Xunit.Abstractions;
using Xunit.Sdk;

namespace PureOptim.PropertyTests;

/// <summary>Makes FsCheck.Xunit's test of a property, and one that fails of a property whose attribute has a fault.</summary>
/// <param name="messages">The receiver of xunit's diagnostics.</param>
public sealed class PropertyDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        factAttribute.GetNamedArgument<string?>(nameof(PropertyAttribute.Fault)) is { } fault
            ? [new ExecutionErrorTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, fault)]
            : ((IXunitTestCaseDiscoverer)new FsCheck.Xunit.PropertyDiscoverer(messages)).Discover(discoveryOptions, testMethod, factAttribute);
}
