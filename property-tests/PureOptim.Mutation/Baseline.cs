using System.Diagnostics;
using System.Text.Json;

namespace PureOptim.Mutation;

/// <summary>The tests on the unchanged library: the time of each, and the mutants that it passes by.</summary>
/// <param name="Tests">The tests that pass.</param>
/// <param name="Static">The mutants that static constructors pass by; those that no test notices need a process of their own.</param>
internal sealed record Baseline(List<Baseline.Test> Tests, HashSet<int> Static)
{
    /// <summary>Measures every test case; one that fails without a mutant is left out, and named on stderr.</summary>
    internal static Baseline Measure(IReadOnlyList<Suite> suites, int[] passedByStatics)
    {
        var (tests, statics) = (new List<Test>(), passedByStatics.ToHashSet());
        foreach (var (suite, id, test) in suites.SelectMany(suite => suite.Cases.Select(entry => (suite, entry.Key, entry.Value))))
        {
            string? failed = null;
            var (mutants, ofStatics) = Switch.PassedBy(() => failed = suite.Run([test]));
            statics.UnionWith(ofStatics);
            var clock = Stopwatch.StartNew();
            if (mutants.Length > 0) failed ??= suite.Run([test]);
            if (failed is not null) Console.Error.WriteLine($"left out, because it fails without a mutant: {failed}");
            else if (mutants.Length > 0) tests.Add(new(id, test.DisplayName, clock.Elapsed.TotalMilliseconds, [.. mutants]));
        }

        return new(tests, statics);
    }

    /// <summary>This with what another has measured since, which takes the place of what this has for the same tests.</summary>
    internal Baseline With(Baseline newer)
    {
        var replaced = newer.Tests.Select(test => test.Id).ToHashSet();
        return new([.. Tests.Where(test => !replaced.Contains(test.Id)), .. newer.Tests], [.. Static, .. newer.Static]);
    }

    internal static Baseline Read(string file) => JsonSerializer.Deserialize<Baseline>(File.ReadAllText(file))!;

    internal void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    /// <summary>
    /// The tests that may notice a mutant, first those of its file, then the fast ones: those that pass it by, and, where it is active from
    /// the start, others that may use what a static constructor made of it, as far as they take less than a tenth of a second. As many as a
    /// budget of time allows.
    /// </summary>
    internal List<Test> For(Mutant mutant, bool fromTheStart, double milliseconds)
    {
        List<Test> tests = [];
        foreach (var test in Tests
            .Where(test => test.Mutants.Contains(mutant.Id) || (fromTheStart && test.Milliseconds < 100))
            .OrderBy(test => (test.Name.Contains($".{mutant.Subject}", StringComparison.Ordinal) ? 0 : 20) + test.Milliseconds))
        {
            milliseconds -= test.Milliseconds;
            if (milliseconds < 0 && tests.Count > 0) break;
            tests.Add(test);
        }

        return tests;
    }

    /// <summary>One test case.</summary>
    /// <param name="Id">Its identifier.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Milliseconds">The time that it takes with no mutant.</param>
    /// <param name="Mutants">The mutants that it passes by.</param>
    internal sealed record Test(string Id, string Name, double Milliseconds, HashSet<int> Mutants);
}
