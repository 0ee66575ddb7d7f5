using System.Reflection;
using PureOptim.Laws;
using PureOptim.PropertyTests.Laws;
using PureOptim.PropertyTests.Specimens;
using PureOptim.Tests;

namespace PureOptim.Mutation;

/// <summary>
/// Tries the tests on the mutants that Stryker compiled into the library, one after the other in one process; <c>mutate.sh</c> calls it.
/// </summary>
internal static class Program
{
    private const int Again = 75;

    /// <summary>The commands. The process ends with 0 when all is done, with 75 when it must be called again to go on.</summary>
    internal static void Main(string[] arguments) => Environment.Exit(arguments switch // Even if a mutant has left a thread waiting.
    {
        ["baseline", var baseline, .. var classes] => Measure(baseline, classes),
        ["run", var report, var baseline, var results, var seconds, .. var folders] => Run(report, baseline, results, 1000.0 * int.Parse(seconds), folders),
        ["summary", var report, var results] => Summary.Print(Mutant.Read(report), Results.Read(results)),
        _ => throw new ArgumentException("baseline FILE [CLASS...] | run REPORT BASELINE RESULTS SECONDS FOLDER... | summary REPORT RESULTS"),
    });

    /// <summary>Measures all tests, or those of some classes again.</summary>
    private static int Measure(string file, string[] classes)
    {
        List<Suite> suites = [];
        var (all, _) = Switch.PassedBy(() => suites = Open(test => Admits(test) && (classes.Length == 0 || classes.Contains(test.Split('.')[^2]))));
        var measured = Baseline.Measure(suites, all);
        (classes.Length == 0 ? measured : Baseline.Read(file).With(measured)).Write(file);
        return 0;
    }

    /// <summary>Tries the mutants that are open, each with the tests that take a number of milliseconds without it.</summary>
    private static int Run(string report, string baselineFile, string resultsFile, double budget, string[] folders)
    {
        var (baseline, results) = (Baseline.Read(baselineFile), Results.Open(resultsFile));
        List<Baseline.Test> TestsFor(Mutant mutant, bool fromTheStart) => baseline.For(mutant, fromTheStart, budget);
        var pending = Mutant.Read(report)
            .Where(mutant => folders.Contains(mutant.Folder) && results.IsOpen(mutant.Id, () => TestsFor(mutant, baseline.Static.Contains(mutant.Id)).Count)).ToList();
        if (pending.Count == 0) return 0;

        // Static constructors run once, so a mutant of theirs is active from the start of a separate process.
        var alone = pending.All(mutant => results.Is(mutant.Id, Results.Undecided));
        if (alone) pending = pending[..1];
        else pending.RemoveAll(mutant => results.Is(mutant.Id, Results.Undecided));
        Mutant? current = alone ? pending[0] : null;
        var watchdog = new Watchdog(() =>
        {
            results.Add(current!.Id, "Timeout", "");
            Environment.Exit(Again);
        });
        if (alone)
        {
            results.Begin(pending[0].Id);
            watchdog.Allow(30_000);
            Switch.Activate(pending[0].Id);
        }

        List<Suite> suites;
        try
        {
            suites = Open(Admits);
        }
        catch (Exception exception) when (alone && exception is not OutOfMemoryException)
        {
            results.Add(pending[0].Id, "Killed", "the tests cannot be found");
            return Again;
        }

        foreach (var mutant in pending)
        {
            current = mutant;
            results.Begin(mutant.Id);
            Switch.Activate(mutant.Id);
            var tests = TestsFor(mutant, alone);
            string? killer = null;

            // A new thread, so that the library's memory of the last mutant's thread is not used again.
            var thread = new Thread(() => killer = Kill(suites, tests, watchdog), maxStackSize: 1 << 24);
            thread.Start();
            thread.Join();
            watchdog.Allow(600_000);
            Switch.Activate(-1);
            var status = killer is not null ? "Killed"
                : !alone && baseline.Static.Contains(mutant.Id) ? Results.Undecided
                : tests.Count == 0 ? Results.Uncovered : Results.Survived;
            results.Add(mutant.Id, status, killer ?? $"{tests.Count} tests");
        }

        return Again;
    }

    /// <summary>The first test that fails, tried in ever larger handfuls; null if none does.</summary>
    private static string? Kill(List<Suite> suites, List<Baseline.Test> tests, Watchdog watchdog)
    {
        for (int from = 0, length = 4; from < tests.Count; from += length, length *= 2)
        {
            var handful = tests.Skip(from).Take(length).ToList();
            watchdog.Allow(handful.Sum(test => test.Milliseconds));
            foreach (var suite in suites)
            {
                var cases = handful.Where(test => suite.Cases.ContainsKey(test.Id)).Select(test => suite.Cases[test.Id]).ToList();
                if (cases.Count > 0 && suite.Run(cases) is { } failed) return failed;
            }
        }

        return null;
    }

    /// <summary>Both test projects, with everything static made before any mutant is active. Static state of other tests is left alone: it takes long.</summary>
    private static List<Suite> Open(Func<string, bool> admits)
    {
        Assembly[] tests = [typeof(CatalogTests).Assembly, typeof(OptimizerLawTests).Assembly];
        var types = tests.ToDictionary(assembly => assembly, assembly => assembly.GetTypes().Where(type => IsOfLibrary($"{type.FullName}.")).ToList());
        foreach (var some in types.Values.Append([.. typeof(IOptimizer).Assembly.GetTypes()]).Append([.. typeof(OptimizerLaws).Assembly.GetTypes()])) Suite.Initialize(some);
        return [.. tests.Select(assembly => new Suite(assembly, types[assembly].Where(type => type is { IsNested: false, IsAbstract: false }), admits))];
    }

    /// <summary>Whether a test, or a type in its place, is one of the library's, or of the networks, which show whose products they are; not of the tool.</summary>
    private static bool IsOfLibrary(string test)
    {
        string[] folders = ["Core", "Kinds", "Transforms", "Numerics", "Objectives", "Optimizers", "Parameters", "Schedules", "Training", "Networks", "Laws", "Specimens", "CatalogTests"];
        return test.Split('.') is ["PureOptim", "PropertyTests" or "Tests", var folder, ..]
            && folders.Contains(folder)
            && !test.StartsWith("PureOptim.Tests.Laws.", StringComparison.Ordinal);
    }

    /// <summary>The tests of the library, but for those that start processes and those that repeat others.</summary>
    private static bool Admits(string test) => IsOfLibrary(test)
        && test.Split('.')[^1] is not (nameof(OptimizerLawTests.The_same_seeds_give_the_same_verdicts_twice)
            or nameof(SpecimenTests.The_right_form_keeps_every_law_that_its_promises_admit_it_to))
        && test.Split('.')[^2] != "ReferenceFunctionsTests";
}
