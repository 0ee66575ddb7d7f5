using PureOptim.Experiments.Parity;
using PureOptim.Tests.Architecture;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Documentation;

/// <summary>The table of recordings in the README has the counts that <c>pureoptim parity</c> finds.</summary>
public sealed class ReadmeParityTests
{
    private static readonly string[][] _rows =
    [
        .. File.ReadAllLines(Path.Combine(Sources.Root, "README.md"))
            .SkipWhile(line => !line.StartsWith("| program | file | cases |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    public static TheoryData<string> Files => [.. _rows.Select(row => row[1].Trim('`'))];

    [Theory, MemberData(nameof(Files))]
    public void A_row_has_the_counts_of_its_file(string file)
    {
        var counts = ParityCounts.Of(ParityFile.Compare(Golden.Path($"traces/{file}")));

        Assert.Equal(0, counts.Outside);
        Assert.Equal($"{counts.Cases} {counts.Exact} {counts.Near} {counts.Bounded} {counts.Open}", string.Join(' ', _rows.Single(row => row[1] == $"`{file}`")[2..]));
    }
}
