using System.CommandLine;
using System.CommandLine.Parsing;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The checks of a path on the command line before anything is done with it.</summary>
internal static class PathText
{
    /// <summary>An option that takes a folder.</summary>
    internal static Option<string?> Folder(string name, string description, params string[] aliases) =>
        new Option<string?>(name, aliases) { Description = description, HelpName = "DIR" }.Checked(Directory);

    /// <summary>An option that takes a folder, with the one that is meant where it is not given.</summary>
    internal static Option<string> FolderOr(string usual, string name, string description) =>
        new Option<string>(name) { Description = description, HelpName = "DIR", DefaultValueFactory = _ => usual }.Checked(Directory);

    /// <summary>An option that takes a file.</summary>
    internal static Option<string?> File(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "FILE" }.Checked(Document);

    /// <summary>Refuses for an argument what is no folder.</summary>
    internal static Argument<string> OfFolder(this Argument<string> argument)
    {
        argument.Validators.Add(result => Check(result, argument.Name, Directory));
        return argument;
    }

    /// <summary>Refuses for an argument what is no path at all.</summary>
    internal static Argument<T> OfPath<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, argument.Name, _ => null));
        return argument;
    }

    /// <summary>The error in a path, beside its not being there; null if there is none.</summary>
    /// <param name="path">The path.</param>
    internal static string? Fault(string path) =>
        path.Length == 0 ? "is empty; it must be a path"
        : string.IsNullOrWhiteSpace(path) ? "is blank; it must be a path"
        : path.Contains('\0', StringComparison.Ordinal) ? "has a NUL character in it; no path has"
        : null;

    private static TOption Checked<TOption>(this TOption option, Func<string, string?> unfit)
        where TOption : Option
    {
        option.Validators.Add(result => Check(result, option.Name, unfit));
        return option;
    }

    private static void Check(SymbolResult result, string name, Func<string, string?> unfit)
    {
        foreach (var path in result.Tokens.Select(token => token.Value))
            if ((Fault(path) ?? unfit(path)) is { } fault) result.AddError($"{name} {fault}");
    }

    private static string? Directory(string path) => System.IO.File.Exists(path) ? $"is {path}, a file; it must be a folder" : null;

    private static string? Document(string path) => System.IO.Directory.Exists(path) ? $"is {path}, a folder; it must be a file" : null;
}
