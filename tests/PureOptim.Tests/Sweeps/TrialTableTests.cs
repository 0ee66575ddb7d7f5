using PureOptim.Runs.Files;
using PureOptim.Tests.Data;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Sweeps;

/// <summary>The table of a sweep has a column for each setting that varies in it, by its own name.</summary>
public sealed class TrialTableTests
{
    private const string Grid = """
        { "name": "grid", "steps": 2, "problem": { "minimize": { "objective": "valley", "start": { "each": [[-7, 2], [1, 2]] } } },
          "optimizers": [
            { "optimizer": { "sgd": { "learningRate": { "each": [1, 0.25] } } } },
            { "label": "Waning", "optimizer": { "sgd": { "learningRate": { "cosine": { "start": 0.5, "steps": 2 } } } } }] }
        """;

    private static readonly string[] _settings =
        ["optimizer.learningRate", "optimizer.learningRate.finalFraction", "optimizer.learningRate.kind", "optimizer.learningRate.start", "optimizer.learningRate.steps", "problem.start.0"];

    [Fact]
    public void Each_setting_that_varies_has_a_column()
    {
        using var folder = new TemporaryFolder();
        var rows = Rows(folder, "1/1");
        Assert.Equal(["id", "label", .. _settings, "precision"], rows[0][..9]);
        Assert.Equal(["1", "", "", "", "", "-7"], rows[1][2..8]);
        Assert.Equal(["0.25", "", "", "", "", "1"], rows[4][2..8]);
        Assert.Equal(["", "0", "cosine", "0.5", "2", "-7"], rows[5][2..8]);
    }

    [Fact]
    public void Parts_have_the_columns_of_the_whole()
    {
        using var folder = new TemporaryFolder();

        // The first part of six is one trial, in which nothing varies.
        var rows = Rows(folder, "1/6");
        Assert.Equal(2, rows.Length);
        Assert.Equal(["id", "label", .. _settings, "precision"], rows[0][..9]);
    }

    [Fact]
    public void A_Parquet_file_replaces_one_of_a_sweep_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var grid = folder.Write("grid.json", Grid);
        string[] command = ["sweep", grid, "--store", folder["store"], "--parquet", folder["trials.parquet"]];
        Assert.Equal(0, ToolRun.InProcess(command).ExitCode);
        var first = File.ReadAllBytes(folder["trials.parquet"]);
        Assert.Equal("PAR1"u8, first.AsSpan(0, 4));
        Assert.Equal(0, ToolRun.InProcess(command).ExitCode);
        Assert.Equal(first, File.ReadAllBytes(folder["trials.parquet"]));

        File.WriteAllText(folder["trials.parquet"], "mine");
        var refused = ToolRun.InProcess(command);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("pureoptim did not write it; give the name of another file", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["trials.parquet"]));
    }

    private static string[][] Rows(TemporaryFolder folder, string shard)
    {
        var file = folder.Write("grid.json", Grid);
        Assert.Equal(0, ToolRun.InProcess("sweep", file, "--store", folder["store"], "--shard", shard, "--out", folder["out"]).ExitCode);
        return [.. Csv.Rows(File.ReadAllText(folder["out", "trials.csv"]))];
    }
}
