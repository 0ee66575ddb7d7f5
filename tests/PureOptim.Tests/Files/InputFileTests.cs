using System.Text;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Files;

/// <summary>Every command reads the same files, and refuses the same ones in the same words.</summary>
public sealed class InputFileTests
{
    private const string Description =
        """{"name": "x", "steps": 2, "problem": {"minimize": {"objective": "valley"}}, "optimizers": [{"optimizer": {"sgd": {"learningRate": 0.1}}}]}""";

    private static readonly string _trace =
        """
        {"format": "pureoptim-trace/1", "framework": "my program",
         "problems": {"p": {"parameters": {"w": {"shape": [1], "values": [1]}}, "gradients": [{"w": [1]}]}},
         "cases": [{"id": "c", "optimizer": {"sgd": {"learningRate": 0.25}}, "problem": "p", "dtype": "float64", "expected": [{"w": [0.75]}]}]}
        """;

    private static readonly string[] _commands = ["run", "sweep", "parity", "describe"];

    public static TheoryData<string> Commands => [.. _commands];

    public static TheoryData<string, string> CommandsAndEncodings
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var command in _commands)
            {
                foreach (var encoding in new[] { "utf-8", "utf-8 with its mark", "utf-16", "utf-16BE", "utf-32" }) all.Add(command, encoding);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(CommandsAndEncodings))]
    public void A_text_is_read_with_or_without_a_mark_in_front(string command, string encoding)
    {
        using var folder = new TemporaryFolder();
        Encoding used = encoding.StartsWith("utf-8", StringComparison.Ordinal) ? new UTF8Encoding(encoding != "utf-8") : Encoding.GetEncoding(encoding);
        var text = command == "parity" ? _trace : Description;
        File.WriteAllBytes(folder["file.json"], [.. used.GetPreamble(), .. used.GetBytes(text)]);
        var run = Run(command, folder["file.json"], folder);
        Assert.Equal((0, ""), (run.ExitCode, Complaint(run)));
    }

    [Theory, MemberData(nameof(Commands))]
    public void A_folder_is_called_one(string command)
    {
        using var folder = new TemporaryFolder();
        Refused($"{folder.Path}: is a folder; a file is expected", Run(command, folder.Path, folder));
    }

    [Theory]
    [InlineData("sweep")]
    [InlineData("parity")]
    public void A_file_that_is_not_there_is_named(string command)
    {
        using var folder = new TemporaryFolder();
        Refused($"{folder["absent.json"]}: there is no such file", Run(command, folder["absent.json"], folder));
        Refused($"{folder["absent", "x.json"]}: there is no such file", Run(command, folder["absent", "x.json"], folder));
    }

    [Theory, MemberData(nameof(Commands))]
    public void An_empty_file_is_one_line(string command)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("empty.json", "");
        Refused($"{file}: it is empty: there is no JSON in it", Run(command, file, folder));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Bytes_that_are_no_text_are_one_line(string command)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["bytes.json"], [(byte)'"', 0xC3, (byte)'"']);
        Refused($"{folder["bytes.json"]}: it is not a text in UTF-8", Run(command, folder["bytes.json"], folder));
        var file = folder.Write("half.json", """{"name": "\ud800"}""");
        Refused($"{file}, line 1: a text or a field's name has half of a surrogate pair", Run(command, file, folder));
    }

    [Fact]
    public void A_pipe_is_a_file_too()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("trace.json", _trace);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "bash", ["-c", "dotnet \"$0\" parity <(cat \"$1\")", ToolRun.Executable, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var run = ToolRun.Ended(process);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  c: bit for bit", run.Output, StringComparison.Ordinal);
    }

    private static ToolRun Run(string command, string file, TemporaryFolder folder) =>
        ToolRun.InProcess(command is "parity" or "describe" ? [command, file] : [command, file, "--store", folder["runs"]]);

    private static string Complaint(ToolRun run) => string.Join('\n', run.ErrorLines.Where(line => line.StartsWith("pureoptim: ", StringComparison.Ordinal)));

    private static void Refused(string complaint, ToolRun run)
    {
        Assert.StartsWith($"pureoptim: {complaint}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }
}
