using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Tests.Laws;

/// <summary>The table of laws in terminals of few columns.</summary>
public sealed class LawsTableWidthTests
{
    /// <summary>A table takes milliseconds; one that never ends must fail, not keep the suite.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Theory, InlineData(1), InlineData(2), InlineData(20), InlineData(40), InlineData(80)]
    public async Task The_table_ends_at_every_width_and_names_every_law(int columns)
    {
        var statement = new string('\u6d4b', 40) + " e\u0301 \u05e9\u05dc\u05d5\u05dd";
        var matrix = Samples.Matrix with { Rows = [.. Samples.Matrix.Rows.Select(row => row with { Law = Samples.Awkward with { Statement = statement } })] };
        using var output = new StringWriter();
        var context = new ToolContext(output, TextWriter.Null, OutIsTerminal: true, ErrorIsTerminal: false, CancellationToken.None) { Columns = columns };
        await Task.Run(() => LawsTable.Print(new LawReport([matrix]), context)).WaitAsync(_patience);
        Assert.Equal(matrix.Rows.Length, output.ToString().ReplaceLineEndings("").Split("Z9").Length - 1);
    }
}
