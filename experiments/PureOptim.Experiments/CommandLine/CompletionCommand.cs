using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.CommandLine;

/// <summary>
/// <c>pureoptim completion</c>: prints what makes a shell complete commands, options, names and the ids of stored runs. The shell asks the tool
/// itself, by <c>pureoptim "[suggest:POSITION]" LINE</c>, where the line does not hold the tool's name; where the tool has no answer, files are offered.
/// </summary>
internal static class CompletionCommand
{
    private static readonly ImmutableSortedDictionary<string, string> _scripts = new Dictionary<string, string>
    {
        ["bash"] = """
            _pureoptim() {
              local line="${COMP_LINE:0:COMP_POINT}"
              line="${line#* }"
              mapfile -t COMPREPLY < <(pureoptim "[suggest:${#line}]" "$line" 2> /dev/null)
            }
            complete -o default -F _pureoptim pureoptim

            """,
        ["fish"] = """
            function __pureoptim
              set -l line (string replace -r '^\S+\s' '' -- (commandline -cp))
              pureoptim "[suggest:"(string length -- $line)"]" "$line" 2> /dev/null
            end
            complete -c pureoptim -a '(__pureoptim)'

            """,
        ["zsh"] = """
            _pureoptim() {
              local line="${BUFFER[1,CURSOR]#* }"
              local -a found=("${(@f)$(pureoptim "[suggest:${#line}]" "$line" 2> /dev/null)}")
              compadd -a found
              _files
            }
            compdef _pureoptim pureoptim

            """,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    internal static Command Create(ToolContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", _scripts.Keys)}." };
        shell.CompletionSources.Add([.. _scripts.Keys]);
        var command = new ToolCommand(
            "completion",
            "Print what makes a shell complete commands, options, names and runs: source it from the shell's start-up file.",
            ["completion bash > ~/.pureoptim-completion"])
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(shell);
            context.Out.Write(_scripts.GetValueOrDefault(wanted) ?? throw new RunException($"\"{wanted}\" is not a known shell; {Nearest.Hint(wanted, [.. _scripts.Keys])}"));
            return ExitCode.Done;
        });
        return command;
    }
}
