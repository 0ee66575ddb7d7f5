using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Data;

/// <summary>A run of other data than its name lets think says which.</summary>
public sealed class DataNameTests
{
    private const string Description =
        """{"name": "digits", "steps": 2, "problem": {"classify": {"data": "mnist", "layers": [1, 2]}}, "optimizers": [{"optimizer": "sgd"}]}""";

    [Fact]
    public void The_data_of_a_folder_are_named_by_their_digits_in_the_terminal_on_the_page_and_in_the_list_of_runs()
    {
        using var folder = ImageFolderTests.SmallSet();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder["train-images-idx3-ubyte"])));
        var run = ToolRun.InProcess("run", folder.Write("d.json", Description), "--data", folder.Path, "--out", folder["out"], "--store", folder["runs"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"digits: 2 steps, float64, seed 0, data {hash[..8]} of {folder.Path}", run.Output, StringComparison.Ordinal);

        var page = File.ReadAllText(folder["out", "report.html"]);
        Assert.Contains($"<title>digits (data {hash[..8]}): ", page, StringComparison.Ordinal);
        Assert.Contains($"images of the data set whose training images have the SHA-256 {hash} drawn", page, StringComparison.Ordinal);

        Assert.Contains($"digits (data {hash[..8]})", ToolRun.InProcess("runs", "--store", folder["runs"]).Output, StringComparison.Ordinal);
        Assert.Contains("digits (data", ToolRun.InProcess("runs", "--store", folder["runs"], "--name", "digits").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_may_be_given_another_name_and_is_another_run_of_the_same_numbers()
    {
        using var folder = new TemporaryFolder();
        string[] common = ["--steps", "3", "--store", folder["runs"]];
        var plain = ToolRun.InProcess(["run", "naive", .. common, "--out", folder["plain"]]);
        var named = ToolRun.InProcess(["run", "naive", "--name", "mine", .. common, "--out", folder["named"]]);
        Assert.Equal((0, 0), (plain.ExitCode, named.ExitCode));
        Assert.StartsWith("mine: 3 steps, ", named.Output, StringComparison.Ordinal);
        Assert.Contains("<title>mine: ", File.ReadAllText(folder["named", "report.html"]), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder["plain", "trace.csv"]), File.ReadAllText(folder["named", "trace.csv"]));

        // As in a description that says so itself.
        Assert.Equal(2, ToolRun.InProcess("runs", "--store", folder["runs"]).Output.Split('\n').Count(line => line.Contains("finished", StringComparison.Ordinal)));
        var again = ToolRun.InProcess("run", folder["named", "description.json"], "--store", folder["runs"]);
        Assert.Contains(" was finished on ", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--name is a/b; Name must be 1 to 64 letters, digits, '.', '_' or '-', and begin with a letter or digit.", "naive", "a/b")]
    [InlineData("--name is mine; article is more than one run", "article", "mine")]
    [InlineData("--name is given; rotation says itself what it runs, and takes --quick, --threads, --store, --out, --json and --quiet", "rotation", "mine")]
    public void A_name_that_cannot_be_is_refused(string complaint, string what, string name)
    {
        var run = ToolRun.InProcess("run", what, "--name", name);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"pureoptim: {complaint}", Assert.Single(run.ErrorLines));
    }
}
