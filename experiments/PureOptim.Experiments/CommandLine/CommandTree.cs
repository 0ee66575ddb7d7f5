using System.CommandLine;
using System.CommandLine.Help;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;

namespace PureOptim.Experiments.CommandLine;

/// <summary>All commands of the tool, and how a command line becomes one of them.</summary>
internal static class CommandTree
{
    /// <summary>A file named @FILE is an argument like any other, not a list of arguments.</summary>
    private static readonly ParserConfiguration _parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>The command line, parsed; refused in one line where it is wrong.</summary>
    internal static ParseResult Parse(string[] arguments, ToolContext context)
    {
        var parsed = Of(context, arguments).Parse(arguments, _parser);
        return Complaint.Of(parsed) is { } complaint ? throw new RunException(complaint) : parsed;
    }

    /// <summary>The commands.</summary>
    /// <param name="context">The process.</param>
    /// <param name="arguments">The command line that they are for; the optimizers of <c>try</c> are many, and made only where it speaks of them. All are made where there is none.</param>
    internal static RootCommand Of(ToolContext context, string[]? arguments = null)
    {
        var root = new RootCommand("Optimizers as pure functions: runs experiments whose every number can be replayed to the last bit.")
        {
            RunCommand.Create(context),
            TryCommand.Create(context, arguments?.Any(word => word.Contains(TryCommand.Name, StringComparison.Ordinal)) ?? true),
            RunsCommand.Create(context),
            DescribeCommand.Create(context),
            SweepCommand.Create(context),
            ParityCommand.Create(context),
            LawsCommand.Create(context),
            ProveCommand.Create(context),
            OptimizersCommand.Create(context),
            ReferenceCommand.Create(context),
            ReplayCommand.Create(context),
            DiffCommand.Create(context),
            VerifyCommand.Create(context),
            SelftestCommand.Create(context),
            CompletionCommand.Create(context),
        };

        root.Subcommands.Add(HelpCommand.Create(root, context));

        // The library's own options and suggestions would be of another style.
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Print this help.", Action = new HelpAction(context) });
        root.Options.Add(new VersionOption("--version") { Description = "Print the version." });
        root.Directives.Clear();
        root.Directives.Add(new SuggestDirective(root, context));
        return root;
    }
}
