using System.Collections.Immutable;
using System.CommandLine;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The text of <c>--help</c>: usage, arguments, options, exit codes and examples, wrapped between words.</summary>
internal static class HelpText
{
    /// <summary>The tool's name, as a user types it.</summary>
    internal const string Tool = "pureoptim";

    /// <summary>More than this is no easier to read.</summary>
    private const int Widest = 100;

    private const string Indent = "  ";

    /// <summary>The least room for a description beside its name; with less it stands below.</summary>
    private const int Narrowest = 20;

    /// <summary>The help of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="width">The largest width of a line.</param>
    internal static string Of(Command command, int width)
    {
        width = int.Min(width, Widest);
        ImmutableArray<string> lines =
        [
            .. Words.Wrap(command.Description!, width), "",
            "Usage:", .. Words.Wrap(Usage(command), width - Indent.Length).Select(line => Indent + line), "",
            .. Section("Commands", command.Subcommands.Where(subcommand => !subcommand.Hidden).Select(subcommand => (Call(subcommand), subcommand.Description!)), width),
            .. Section("Arguments", command.Arguments.Select(argument => (argument.Name, argument.Description!)), width),
            .. Section("Options", command.Options.Concat(Recursive(command)).Where(option => !option.Hidden).Select(option => (Names(option), option.Description!)), width),
            .. Section("Exit codes", Codes(command), width),
            .. Examples(command),
        ];
        return string.Concat(lines.Select(line => $"{line}\n")).TrimEnd('\n') + "\n";
    }

    /// <summary>A command as one calls it: its name and its arguments, those that may be left out in brackets.</summary>
    private static string Call(Command command) => string.Join(' ', command.Arguments.Select(Label).Prepend(command.Name));

    private static string Label(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{name}]" : name;
    }

    private static string Usage(Command command) =>
        $"{Tool} {string.Concat(command.Parents.OfType<ToolCommand>().Select(parent => $"{parent.Name} "))}{(command is RootCommand ? "" : $"{Call(command)} ")}{(command is RootCommand ? "COMMAND " : command.Subcommands.Count > 0 ? "NAME " : "")}[options]";

    private static IEnumerable<Option> Recursive(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive).Concat(Recursive(parent)));

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name).OrderBy(name => name.Length));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static IEnumerable<(string, string)> Codes(Command command)
    {
        yield return ($"{ExitCode.Done}", "done");
        if (command is RootCommand) yield return ($"{ExitCode.Negative}", "something was compared or checked and differs, is broken or is outside its tolerance");
        else if (command is ToolCommand { Negative: { } negative }) yield return ($"{ExitCode.Negative}", negative);
        yield return ($"{ExitCode.Cannot}", "it cannot be done: wrong input, no such run, a full disk, nothing to compare");
        yield return ($"{ExitCode.Interrupted}", "interrupted");
    }

    private static IEnumerable<string> Examples(Command command)
    {
        var examples = command is ToolCommand own ? own.Examples : ["run naive", "run --help"];
        return ["Examples:", .. examples.Select(example => $"{Indent}{Tool} {example}")];
    }

    private static IEnumerable<string> Section(string title, IEnumerable<(string Name, string What)> rows, int width)
    {
        var all = rows.ToArray();
        if (all.Length == 0) return [];
        var left = all.Max(row => row.Name.Length) + 2 * Indent.Length;
        return [$"{title}:", .. all.SelectMany(row => width - left >= Narrowest ? Beside(row.Name, row.What, left, width - left) : Below(row.Name, row.What, width)), ""];
    }

    private static IEnumerable<string> Beside(string name, string what, int left, int room) =>
        Words.Wrap(what, room).Select((line, i) => (i == 0 ? Indent + name : "").PadRight(left) + line);

    private static IEnumerable<string> Below(string name, string what, int width) =>
        [.. Words.Wrap(name, width - Indent.Length).Select(line => Indent + line), .. Words.Wrap(what, width - 3 * Indent.Length).Select(line => $"{Indent}{Indent}{Indent}{line}")];
}
