using System.Diagnostics;
using PureOptim.Experiments.Terminal;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>Every mistake of a user ends in one line on stderr, nothing on stdout, and exit code 2.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, string> _plain = [];

    [Theory]
    [InlineData("name a command: run, try, runs, describe*")]
    [InlineData("\"rum\" is not known to pureoptim; the nearest is \"run\"*", "rum")]
    [InlineData("run needs WHAT; \"pureoptim run --help\" tells more", "run")]
    [InlineData("diff needs ID-B; \"pureoptim diff --help\" tells more", "diff", "21fab")]
    [InlineData("--store needs DIR", "run", "naive", "--store")]
    [InlineData("--steps is given 2 times; once is enough", "run", "naive", "--steps", "1", "--steps", "2")]
    [InlineData("\"claims\" is no command; \"pureoptim run claims\" runs claims", "claims")]
    [InlineData("run takes one WHAT at a time; \"mnist\" is one too many", "run", "naive", "mnist")]
    [InlineData("diff takes ID-A and ID-B; \"c\" is one too many", "diff", "a", "b", "c")]
    [InlineData("runs takes options only; \"naive\" is none", "runs", "naive")]
    [InlineData("\"--hlep\" is not known to run; the nearest is \"--help\" (of --again, *", "run", "--hlep")]
    [InlineData("\"--hlep\" is not known to pureoptim; the nearest is \"--help\" (of --help, --version)", "--hlep")]
    [InlineData("\"/?\" is not known to pureoptim; *", "/?")]
    [InlineData("\"-?\" is not known to pureoptim; the nearest is \"--help\" *", "-?")]
    [InlineData("\"--stroe\" is not known to verify; the nearest is \"--help\" *", "verify", "--stroe")]
    [InlineData("\"rnu\" is not known to pureoptim; the nearest is \"run\" *", "help", "rnu")]
    [InlineData("\"articel\" is neither a file nor a description of the tool's own; the nearest is \"article\" (of article, choose, claims, gamma-one, gamma-sensitivity, mnist, naive, rotation, zoo)", "run", "articel")]
    [InlineData("\"@naive\" is neither a file nor a description of the tool's own; the nearest is \"naive\" *", "run", "@naive")]
    [InlineData("the address has no description after its #; copy the whole of it from the playground", "run", "https://example.org/playground/#e*")]
    [InlineData("the address has no description after its #; copy the whole of it from the playground", "run", "https://example.org/playground/#_w")]
    [InlineData("the address: optimizers is []; Optimizers must have 1 to 100 entries*", "run", "https://example.org/playground/#eyJuYW1lIjoieCIsInByb2JsZW0iOnsibWluaW1pemUiOnsib2JqZWN0aXZlIjoidmFsbGV5In19LCJvcHRpbWl6ZXJzIjpbXX0")]
    [InlineData("\"https://example.org/playground/\" is neither a file nor *", "run", "https://example.org/playground/")]
    [InlineData("claims has no one description; *", "describe", "claims")]
    [InlineData("sweep takes a file with a grid; \"pureoptim run naive\" runs naive", "sweep", "naive")]
    [InlineData("\"a\\u000ab\\u001b[31m\" is neither a file *", "run", "a\nb\u001b[31m")]
    [InlineData("\"naiv\" is neither a file nor a description of the tool's own; the nearest is \"naive\"*", "run", "naiv")]
    [InlineData("\"naiv\" is neither a file nor a description of the tool's own; the nearest is \"naive\"*", "describe", "naiv")]
    [InlineData("\"--stpes\" is not known to run; the nearest is \"--steps\"*", "run", "naive", "--stpes", "3")]
    [InlineData("--steps is 0; it must be a whole number between 1 and 1000000", "run", "naive", "--steps", "0")]
    [InlineData("--steps is ten; it must be a whole number between 1 and 1000000", "run", "naive", "--steps", "ten")]
    [InlineData("--steps is 1000000000000; it must be a whole number between 1 and 1000000", "run", "naive", "--steps", "1000000000000")]
    [InlineData("--threads is 0; it must be a whole number between 1 and 1024", "run", "naive", "--threads", "0")]
    [InlineData("--threads is -1; it must be a whole number between 1 and 1024", "run", "naive", "--threads", "-1")]
    [InlineData("--threads is 10000; it must be a whole number between 1 and 1024", "run", "naive", "--threads", "10000")]
    [InlineData("--seed is -1; it must be a whole number between 0 and 18446744073709551615", "run", "naive", "--seed", "-1")]
    [InlineData("--seed is 18446744073709551616; it must be a whole number between 0 and 18446744073709551615", "run", "naive", "--seed", "18446744073709551616")]
    [InlineData("--precision is float16; that is unknown; the nearest is \"float32\" (of float32, float64)", "run", "naive", "--precision", "float16")]
    [InlineData("--data is .; naive needs no images", "run", "naive", "--data", ".")]
    [InlineData("/nowhere/at/all: there is no such folder", "run", "mnist", "--data", "/nowhere/at/all")]
    public void A_wrong_command_line_is_explained_in_one_line(string pattern, params string[] arguments) =>
        Refused(pattern, ToolRun.InProcess(arguments));

    [Fact]
    public void The_largest_seed_is_one() => Assert.Equal(0, ToolRun.InProcess("run", "mnist", "--steps", "1", "--seed", "18446744073709551615").ExitCode);

    [Theory]
    [InlineData("", "is empty; it must be a path")]
    [InlineData(" \t", "is blank; it must be a path")]
    [InlineData("a\0b", "has a NUL character in it; no path has")]
    public void What_is_no_path_is_refused_by_every_command_that_takes_one(string path, string fault)
    {
        Refused($"--store {fault}", ToolRun.InProcess("run", "naive", "--store", path));
        Refused($"--out {fault}", ToolRun.InProcess("run", "naive", "--out", path));
        Refused($"--data {fault}", ToolRun.InProcess("run", "mnist", "--data", path));
        Refused($"WHAT {fault}", ToolRun.InProcess("run", path));
        Refused($"--store {fault}", ToolRun.InProcess("runs", "--store", path));
        Refused($"--store {fault}", ToolRun.InProcess("replay", "21fab", "--store", path));
        Refused($"--store {fault}", ToolRun.InProcess("diff", "21fab", "21fab", "--store", path));
        Refused($"NAME {fault}", ToolRun.InProcess("describe", path));
        Refused($"FILE {fault}", ToolRun.InProcess("sweep", path));
        Refused($"--out {fault}", ToolRun.InProcess("sweep", "grid.json", "--out", path));
        Refused($"FILE {fault}", ToolRun.InProcess("parity", path));
        Refused($"--out {fault}", ToolRun.InProcess("laws", "--out", path));
        Refused($"DIR {fault}", ToolRun.InProcess("verify", path));
        Refused($"--write {fault}", ToolRun.InProcess("selftest", "--write", path));
    }

    [Fact]
    public void A_file_where_a_folder_is_wanted_is_refused_and_the_other_way_round()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");
        Refused($"--store is {file}, a file; it must be a folder", ToolRun.InProcess("run", "naive", "--store", file));
        Refused($"--data is {file}, a file; it must be a folder", ToolRun.InProcess("run", "mnist", "--data", file));
        Refused($"DIR is {file}, a file; it must be a folder", ToolRun.InProcess("verify", file));
        Refused($"{folder.Path}: is a folder; a file is expected", ToolRun.InProcess("run", folder.Path));
        Refused($"{folder.Path}: is a folder; a file is expected", ToolRun.InProcess("sweep", folder.Path));
        Refused($"--write is {folder.Path}, a folder; it must be a file", ToolRun.InProcess("selftest", "--write", folder.Path));
    }

    [Fact]
    public void A_file_that_is_another_commands_is_pointed_there()
    {
        using var folder = new TemporaryFolder();
        var grid = folder.Write("grid.json", """{"name": "x", "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": [0.1, 0.2]}}}}]}""");
        var study = folder.Write("study.json", ToolRun.InProcess("describe", "gamma-one").Output);
        Refused($"{grid} is a grid, not one run: \"pureoptim sweep {grid}\" runs every trial of it", ToolRun.InProcess("run", grid));
        Refused($"{study} is the description of a study; put one of its sweeps into a file for \"pureoptim sweep\"", ToolRun.InProcess("run", study));
    }

    [Fact]
    public void A_wrong_description_is_refused_by_the_executable_too()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("d.json", """{"name": "x", "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": {"rmsProp": {"decay": 1.5}}}]}""");
        var run = ToolRun.AsProcess(_plain, "run", file, "--out", folder["out"]);
        Refused($"{file}: optimizers[0].optimizer.rmsProp.decay is 1.5; Decay must be between 0 and 1. The nearest valid value is 1.", run);
        Assert.Equal(["d.json"], folder.Files);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_before_the_run()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");
        Refused($"--out is {file}, a file; it must be a folder", ToolRun.AsProcess(_plain, "run", "naive", "--out", file));
        Refused($"{Path.Combine(file, "below")}: cannot be written: *", ToolRun.AsProcess(_plain, "run", "naive", "--out", Path.Combine(file, "below")));
    }

    [Fact]
    public void A_full_disk_leaves_what_was_there_before()
    {
        using var folder = new TemporaryFolder();
        using var store = new TemporaryFolder();
        ToolRun.InProcess("run", "naive", "--out", folder.Path);
        var before = folder.Files.ToDictionary(name => name, name => File.ReadAllText(folder[name]));

        // A limit of 64 kB a file stands in for the disk: the page is larger.
        var run = ToolRun.Limited(64, "run", "naive", "--steps", "5", "--out", folder.Path, "--store", store.Path);
        Refused($"{store.Path}*", run);
        Assert.Contains(": cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Files.ToDictionary(name => name, name => File.ReadAllText(folder[name])));
        Assert.DoesNotContain(store.Files, name => name.EndsWith("manifest.json", StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interrupted_run_says_so_and_leaves_no_half_written_file()
    {
        using var folder = new TemporaryFolder();
        var output = folder["out"];

        // Six million steps take seconds. "env" undoes a shell's wish that its background jobs ignore the signal.
        using var process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", ToolRun.Executable, "run", "naive", "--steps", "1000000", "--store", output])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (!Directory.Exists(output) && !process.HasExited) Thread.Sleep(10);
        Thread.Sleep(200);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        var run = ToolRun.Ended(process);
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Equal("pureoptim: interrupted; no file was left half-written", run.ErrorLines[^1]);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.DoesNotContain(folder.Files, name => name.EndsWith("manifest.json", StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static void Refused(string pattern, ToolRun run)
    {
        var line = Assert.Single(run.ErrorLines);
        if (pattern.EndsWith('*')) Assert.StartsWith($"pureoptim: {pattern[..^1]}", line, StringComparison.Ordinal);
        else Assert.Equal($"pureoptim: {pattern}", line);
        Assert.Equal(ExitCode.Cannot, run.ExitCode);
        Assert.Empty(run.Output);
    }
}
