using System.CommandLine;
using System.CommandLine.Parsing;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The error in a command line, in one line, with the nearest valid word.</summary>
internal static class Complaint
{
    /// <summary>The error, or null if there is none.</summary>
    internal static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return Misplaced(parsed) is { } option ? UnknownOption(option, command)
            : parsed.Errors.Count == 0 ? null
            : parsed.UnmatchedTokens is [var word, ..] ? Unmatched(word, command)
            : command.Name == TryCommand.Name ? $"name an optimizer, as in \"{HelpText.Tool} {TryCommand.Name} adam\"; \"{HelpText.Tool} optimizers\" lists them"
            : command is RootCommand ? $"name a command: {Names(command.Subcommands)}; --help explains them"
            : Missing(parsed.Errors[0]) ?? parsed.Errors[0].Message.ReplaceLineEndings(" ");
    }

    /// <summary>A misspelt option that was taken for an argument. A file of such a name is written <c>./-name</c>, or stands behind <c>--</c>.</summary>
    private static string? Misplaced(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .FirstOrDefault(word => word.Length > 1 && word[0] == '-');

    private static string Unmatched(string word, Command command)
    {
        if (word.StartsWith('-')) return UnknownOption(word, command);
        if (command is RootCommand && RunCommand.Names.Contains(word)) return $"\"{word}\" is no command; \"{HelpText.Tool} run {word}\" runs {word}";
        if (command.Subcommands.Count > 0) return Unknown(word, command, command.Subcommands.Select(subcommand => subcommand.Name));
        return command.Arguments.Count switch
        {
            0 => $"{command.Name} takes options only; \"{word}\" is none",
            1 => $"{command.Name} takes one {command.Arguments[0].Name} at a time; \"{word}\" is one too many",
            _ => $"{command.Name} takes {string.Join(" and ", command.Arguments.Select(argument => argument.Name))}; \"{word}\" is one too many",
        };
    }

    private static string UnknownOption(string word, Command command) =>
        Unknown(word, command, command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive)).Select(option => option.Name));

    private static string Unknown(string word, Command command, IEnumerable<string> known) =>
        $"\"{word}\" is not known to {(command is RootCommand ? HelpText.Tool : command.Name)}; {Nearest.Hint(word, [.. known])}";

    /// <summary>The required argument or option that is missing; null for any other error.</summary>
    private static string? Missing(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs {option.Option.HelpName ?? "a value"}",
        OptionResult { Tokens.Count: > 1 } option => $"{option.Option.Name} is given {option.Tokens.Count} times; once is enough",
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult parent } argument => Missing(argument.Argument, parent.Command),
        CommandResult { Command: var command } when command.Arguments.FirstOrDefault() is { } argument => Missing(argument, command),
        _ => null,
    };

    private static string Missing(Argument argument, Command command) =>
        $"{command.Name} needs {argument.Name}; \"{HelpText.Tool} {command.Name} --help\" tells more";

    private static string Names(IEnumerable<Command> commands) => string.Join(", ", commands.Select(command => command.Name));
}
