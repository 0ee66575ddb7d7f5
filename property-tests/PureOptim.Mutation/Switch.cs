using System.Diagnostics;
using System.Reflection;

namespace PureOptim.Mutation;

/// <summary>The switch that Stryker put into the mutated library: which mutant is active, and which have been passed by.</summary>
internal static class Switch
{
    private static readonly Type _control = typeof(IOptimizer).Assembly.GetTypes().SingleOrDefault(type => type.Name == "MutantControl")
        ?? throw new InvalidOperationException("PureOptim.dll beside this program is not mutated; run property-tests/mutate.sh.");

    private static readonly FieldInfo _active = _control.GetField("ActiveMutant")!;

    private static readonly FieldInfo _capture = _control.GetField("CaptureCoverage")!;

    /// <summary>Makes one mutant active; -1 is none.</summary>
    internal static void Activate(int id) => _active.SetValue(null, id);

    /// <summary>
    /// Runs something and gives the mutants that it passes by, and those among them that static constructors do. Noting them makes every
    /// operation a search in a list, so it ends after a second of processor time: loops that run longer pass by the same ones again.
    /// </summary>
    internal static (int[] All, int[] Static) PassedBy(Action action)
    {
        var data = _control.GetMethod("GetCoverageData")!;
        data.Invoke(null, null);
        _capture.SetValue(null, true);
        using var process = Process.GetCurrentProcess();
        var end = process.TotalProcessorTime + TimeSpan.FromSeconds(1);
        using (new Timer(_ => { process.Refresh(); if (process.TotalProcessorTime > end) _capture.SetValue(null, false); }, null, 50, 50)) action();
        _capture.SetValue(null, false);
        var passed = (IList<int>[])data.Invoke(null, null)!;
        return ([.. passed[0]], [.. passed[1]]);
    }
}
