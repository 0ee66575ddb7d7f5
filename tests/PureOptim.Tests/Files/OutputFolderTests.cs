using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Files;

/// <summary>Nothing of the user's is lost: the tool writes into a folder that is new, has no files, or has only files that it wrote and nobody changed.</summary>
public sealed class OutputFolderTests
{
    private const string Sweep = """{ "name": "small", "steps": 3, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": "sgd"}] }""";

    public static TheoryData<string> Commands => ["run naive --out", "run article --steps 1 --out", "run rotation --quick --out", "run claims --quick --out", "laws --cases 1 --out", "sweep s.json --out"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_refuses_before_its_first_step_a_folder_with_a_file_that_is_not_its_own(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("s.json", Sweep);
        var place = command.Contains("article", StringComparison.Ordinal) ? Path.Combine("mine", "naive") : "mine";
        Directory.CreateDirectory(folder[place]);
        folder.Write(Path.Combine(place, "notes.txt"), "precious");
        string[] words = [.. command.Replace("s.json", folder["s.json"], StringComparison.Ordinal).Split(' '), folder["mine"]];
        var run = ToolRun.InProcess(words[0] == "laws" ? words : [.. words, "--store", folder["runs"]]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"pureoptim: {folder[place]}: pureoptim did not write what is in it, such as notes.txt; give a folder that is new or empty", Assert.Single(run.ErrorLines));
        Assert.Equal([Path.Combine(place, "notes.txt"), "s.json"], folder.Files);
        Assert.Equal("precious", File.ReadAllText(folder[place, "notes.txt"]));
    }

    [Theory]
    [InlineData("report.html", "it was changed since pureoptim wrote it")]
    [InlineData("trace.csv", "it was changed since pureoptim wrote it")]
    [InlineData("notes.txt", "pureoptim did not write it")]
    [InlineData("chain.csv", "pureoptim did not write it")]
    public void What_the_user_has_edited_or_added_since_is_his(string file, string why)
    {
        using var folder = new TemporaryFolder();
        string[] command = ["run", "naive", "--store", folder["runs"], "--out", folder["mine"]];
        Assert.Equal(0, ToolRun.InProcess(command).ExitCode);
        Assert.Equal(0, ToolRun.InProcess(command).ExitCode);
        File.AppendAllText(folder["mine", file], "edited");
        var run = ToolRun.InProcess(command);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"pureoptim: {folder["mine", file]}: {why}; move it away, or give a folder that is new or empty", Assert.Single(run.ErrorLines));
        Assert.EndsWith("edited", File.ReadAllText(folder["mine", file]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trace.csv")]
    [InlineData("manifest.json")]
    public void Where_a_folder_has_the_name_of_a_result_nothing_is_written(string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mine", name]);
        var run = ToolRun.InProcess("run", "naive", "--store", folder["runs"], "--out", folder["mine"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"pureoptim: {folder["mine", name]}: it is a folder; a file should be there", Assert.Single(run.ErrorLines));
        Assert.Empty(Directory.GetFiles(folder["mine"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Folders_and_hidden_files_in_it_are_left_alone_and_results_of_several_commands_may_be_together()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mine", "precious"]);
        folder.Write(Path.Combine("mine", ".hidden"), "precious");
        folder.Write(Path.Combine("mine", ".report.html.1.tmp"), "half");
        folder.Write("s.json", Sweep);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, ToolRun.InProcess("run", "naive", "--store", folder["runs"], "--out", folder["mine"]).ExitCode);
            Assert.Equal(0, ToolRun.InProcess("sweep", folder["s.json"], "--store", folder["runs"], "--out", folder["mine"]).ExitCode);
        }

        Assert.Equal(["description.json", "figure.svg", "report.html", "summary.json", "sweep.json", "trace.csv", "trials.csv"], FolderManifest.Read(folder["mine"])!.Files.Keys);
        Assert.Empty(FolderManifest.Read(folder["mine"])!.Problems(folder["mine"]));
        Assert.Equal("precious", File.ReadAllText(folder["mine", ".hidden"]));
        Assert.True(Directory.Exists(folder["mine", "precious"]));
    }

    [Fact]
    public void The_folder_of_a_stored_run_is_none_for_copies()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, ToolRun.InProcess("run", "naive", "--store", folder["runs"]).ExitCode);
        var run = Assert.Single(new RunStore(folder["runs"]).List());
        var manifest = File.ReadAllText(run["manifest.json"]);
        Assert.Equal(2, ToolRun.InProcess("run", "naive", "--store", folder["runs"], "--out", run.Folder).ExitCode);
        Directory.Delete(run.Folder, recursive: true);

        // Before the run is made its folder is new; afterwards it is the store's.
        Assert.Equal(2, ToolRun.InProcess("run", "naive", "--store", folder["runs"], "--out", run.Folder).ExitCode);
        Assert.NotNull(run.ReadManifest());
        Assert.NotEmpty(manifest);
    }

    [Fact]
    public void Whenever_writing_is_ended_the_folder_is_still_known_to_be_the_tools()
    {
        using var folder = new TemporaryFolder();
        OutputDirectory.Open(folder.Path).Publish([new("a", "old"), new("b", "old")]);
        var old = Directory.GetFiles(folder.Path).ToDictionary(file => file, File.ReadAllBytes);
        OutputDirectory.Open(folder.Path).Publish([new("a", "new"), new("b", "new")]);
        var manifest = FolderManifest.Read(folder.Path)!;

        // As it is between the first manifest and the second, with one file of two replaced.
        File.WriteAllBytes(folder["b"], old[folder["b"]]);
        var ended = Assert.Throws<RunException>(() => OutputDirectory.Open(folder.Path)).Message;
        Assert.Contains("it was changed since", ended, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("old"u8));
        File.WriteAllBytes(folder[FolderManifest.FileName], ChecksummedJson.Write(manifest with { Before = manifest.Files.SetItem("a", hash).SetItem("b", hash) }));
        OutputDirectory.Open(folder.Path).Publish([new("a", "newest"), new("b", "newest")]);
        Assert.Equal(["newest", "newest"], [File.ReadAllText(folder["a"]), File.ReadAllText(folder["b"])]);
        Assert.Null(FolderManifest.Read(folder.Path)!.Before);
    }

    [Fact]
    public void A_file_that_selftest_did_not_write_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        var (file, own) = (folder["digests.json"], folder.Write("notes.json", "{}"));
        string[] command = ["selftest", "draws", "--precision", "float32", "--write"];
        for (var i = 0; i < 2; i++) Assert.Equal(0, ToolRun.InProcess([.. command, file]).ExitCode);
        File.AppendAllText(file, " ");
        foreach (var refused in new[] { file, own })
        {
            var run = ToolRun.InProcess([.. command, refused]);
            Assert.Equal((2, $"pureoptim: {refused}: pureoptim did not write it; give the name of another file"), (run.ExitCode, Assert.Single(run.ErrorLines)));
        }

        Assert.Equal("{}", File.ReadAllText(own));
    }

    [Fact]
    public void A_manifest_of_another_form_vouches_for_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["run", "naive", "--store", folder["runs"], "--out", folder["mine"]];
        Assert.Equal(0, ToolRun.InProcess(command).ExitCode);
        var manifest = FolderManifest.Read(folder["mine"])!;
        File.WriteAllBytes(folder["mine", FolderManifest.FileName], ChecksummedJson.Write(manifest with { Schema = 2 }));
        Assert.Equal($"{folder["mine", FolderManifest.FileName]}: its schema is 2; this version of the tool reads 1", Assert.Throws<RunException>(() => FolderManifest.Read(folder["mine"])).Message);
        Assert.StartsWith($"pureoptim: {folder["mine"]}: pureoptim did not write what is in it", Assert.Single(ToolRun.InProcess(command).ErrorLines), StringComparison.Ordinal);
    }
}
