using Xunit.Sdk;

namespace PureOptim.PropertyTests.Runner;

/// <summary>
/// Marks a method as a property: it must hold (return true, or return without an exception) for all generated arguments. The shape is that of
/// FsCheck.Xunit's attribute of this name, which can replace it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PureOptim.PropertyTests.Runner.PropertyDiscoverer", "PureOptim.PropertyTests")]
public sealed class PropertyAttribute : FactAttribute
{
    /// <summary>The number of cases, unless <c>PUREOPTIM_CASES</c> says otherwise.</summary>
    public int MaxTest { get; set; } = 100;

    /// <summary>How many cases that do not meet the property's condition are allowed for each that does.</summary>
    public int MaxRejected { get; set; } = 10;

    /// <summary>The size of the first case; generators make of it what they see fit.</summary>
    public int StartSize { get; set; } = 1;

    /// <summary>The size of the last case; sizes rise evenly from the first.</summary>
    public int EndSize { get; set; } = 100;

    /// <summary>What a failure printed, to run it again: <c>(seed,gamma)</c> from the first case, <c>(seed,gamma,size)</c> the failing one only.</summary>
    public string? Replay { get; set; }

    /// <summary>Classes whose static methods and properties give the generators; of two for one type the first counts, and those named here before the class's.</summary>
    public Type[] Arbitrary { get; set; } = [];

    /// <summary>Whether to print the arguments of every case.</summary>
    public bool Verbose { get; set; }

    /// <summary>Whether to print nothing when all is well.</summary>
    public bool QuietOnSuccess { get; set; }
}
