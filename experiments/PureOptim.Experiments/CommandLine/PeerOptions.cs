using System.CommandLine;
using PureOptim.Experiments.Peers;
using PureOptim.Experiments.Terminal;
using PureOptim.Peers.Protocol;
using PureOptim.Runs;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The options of <c>pureoptim laws</c> that put optimizers of other programs under the laws.</summary>
internal sealed class PeerOptions
{
    private const int DefaultCases = 200;
    private const int QuickCases = 20;

    internal Option<string?> Command { get; } = new("--command")
    {
        Description = "A program that runs optimizers, in any language, and speaks the protocol of peers: the laws are tried on those.",
        HelpName = "LINE",
    };

    internal Option<string?> Library { get; } = new("--library") { Description = "A library whose adapter lies beside the tool: all of its optimizers.", HelpName = "NAME" };

    internal Option<string?> With { get; } = new("--with") { Description = "The interpreter for --library. Default: python3 or node.", HelpName = "PROGRAM" };

    internal Option<string?> As { get; } = new("--as") { Description = "The optimizer of the catalogue that another program's is meant to be, where its name does not say so.", HelpName = "NAME" };

    internal Option<bool> Quick { get; } = new("--quick") { Description = $"Of other programs: {QuickCases} cases a law, where {DefaultCases} are the default, on few shapes." };

    internal PeerOptions()
    {
        Library.CompletionSources.Add(_ => Adapters.Libraries);
        As.CompletionSources.Add(_ => Laws.Subjects.OptimizerNames);
    }

    internal int Cases(ParseResult parsed) => parsed.GetValue(Quick) ? QuickCases : DefaultCases;

    /// <summary>The program that the options name; null where they name none.</summary>
    /// <exception cref="RunException">The options do not go together, or there is no such adapter.</exception>
    internal Opened? Open(ParseResult parsed, ToolContext context)
    {
        var (line, library) = (parsed.GetValue(Command), parsed.GetValue(Library));
        if (line is null && library is null)
            return new Option[] { With, As, Quick }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } alone
                ? throw new RunException($"{alone.Name} is about optimizers of other programs; name them with --command or --library")
                : null;
        if (line is not null && library is not null) throw new RunException("--command and --library both say what to start; one of them is enough");
        try
        {
            var with = parsed.GetValue(With);
            var program = new PeerProgram(PeerCommand.Parse(line ?? Adapters.CommandFor(library!, with)), PeerLimits.Default, context.Cancelled);
            return new(program, new(program, line is not null ? $" --command \"{line}\"" : $" --library {library}{(with is null ? "" : $" --with {with}")}", context));
        }
        catch (ArgumentException exception)
        {
            throw new RunException($"--command is '{line}'; {RunException.Words(exception)}", exception);
        }
    }

    /// <summary>A program of peers that is ended with this.</summary>
    internal sealed record Opened(PeerProgram Program, PeerTrial Trial) : IDisposable
    {
        public void Dispose() => Program.Dispose();
    }
}
