using System.Collections.Concurrent;
using PureOptim.Experiments.Parity;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Parity;

/// <summary>Every case that another program recorded is what its dialect computes, or is named among those that it does not have.</summary>
public sealed class DialectTests
{
    private static readonly string[] _whole =
        ["deep-learning-from-scratch.json", "dive-into-deep-learning.json", "torch.json.gz", "optax.json.gz", "keras.json.gz", "pytorch-optimizer.json.gz"];

    /// <summary>What was recorded for this library, and has no case that it does not have.</summary>
    private static readonly string[] _more = ["optax-more.json.gz", "optax-search.json.gz"];

    public static TheoryData<string> Files => [.. _whole, .. _more];

    /// <summary>The files that have every optimizer of their program.</summary>
    public static TheoryData<string> WholeFiles => [.. _whole];

    private static readonly ConcurrentDictionary<string, ParityReport> _reports = new(StringComparer.Ordinal);

    [Theory, MemberData(nameof(Files))]
    public void Every_case_is_near_enough(string file)
    {
        var report = Report(file);
        Assert.Empty(report.Complaints());
        Assert.All(report.Outcomes.OfType<ParityOutcome.Compared>(), outcome => Assert.True(outcome.Agrees, outcome.ToString()));
    }

    [Fact]
    public void Nothing_that_was_recorded_for_this_library_is_not_had() => Assert.Empty(_more.SelectMany(file => Report(file).Outcomes.OfType<ParityOutcome.NotHad>()));

    /// <summary>The table is what the command prints of each file, case by case.</summary>
    [Theory, MemberData(nameof(Files))]
    public void The_table_in_the_README_has_these_counts(string file)
    {
        var outcomes = Report(file).Outcomes;
        ParityOutcome.Compared[] compared = [.. outcomes.OfType<ParityOutcome.Compared>()];
        int[] counts =
        [
            outcomes.Length,
            compared.Count(outcome => outcome.Worst is null),
            compared.Count(outcome => outcome.Worst is { Distance: <= 4 } && outcome.Tolerance.Unit == DistanceUnit.Ulp),
            compared.Count(outcome => outcome.Worst is { Distance: > 4 } || outcome is { Worst: not null, Tolerance.Unit: not DistanceUnit.Ulp }),
            outcomes.Length - compared.Length,
        ];
        Assert.Contains($"| `{file}` | {string.Join(" | ", counts)} |", File.ReadAllText(Path.Combine(Sources.Root, "README.md")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(WholeFiles))]
    public void Each_name_among_those_not_had_is_one_that_was_recorded(string file)
    {
        var report = Report(file);
        var reasons = report.Outcomes.OfType<ParityOutcome.NotHad>().Select(outcome => outcome.Reason).ToHashSet(StringComparer.Ordinal);
        var dialect = Dialect.All.Single(dialect => report.Source.StartsWith(dialect.Framework, StringComparison.Ordinal));
        Assert.All(dialect.NotHad, name => Assert.Contains(
            name.LastIndexOf('.') is > 0 and var dot && !name.StartsWith("contrib.", StringComparison.Ordinal) ? $"the argument {name[(dot + 1)..]} of {name[..dot]}" : $"optimizer {name}", reasons));
    }

    [Fact]
    public void A_framework_has_each_optimizer_once() => Assert.All(Dialect.All, dialect =>
    {
        string[] names = [.. dialect.Optimizers.Select(method => method.Name.ToUpperInvariant())];
        Assert.Equal(names.Distinct(), names);
        Assert.NotEmpty(names);
    });

    /// <summary>The comparison of a file, made once.</summary>
    private static ParityReport Report(string file) => _reports.GetOrAdd(file, name => ParityFile.Compare(Golden.Path($"traces/{name}")));
}
