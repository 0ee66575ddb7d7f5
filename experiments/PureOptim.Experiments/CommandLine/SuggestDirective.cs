using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using PureOptim.Experiments.Terminal;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim "[suggest:POSITION]" LINE</c>: how a line, without the tool's name, may go on, a word a line. For the scripts of <c>pureoptim completion</c>.</summary>
internal sealed class SuggestDirective : Directive
{
    internal SuggestDirective(RootCommand root, ToolContext context)
        : base("suggest") => Action = new Suggest(this, root, context);

    private sealed class Suggest(SuggestDirective directive, RootCommand root, ToolContext context) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
            var given = parseResult.GetResult(directive)?.Values is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : line.Length;
            var begun = line[..int.Min(given, line.Length)];
            foreach (var word in Words(begun, begun[(begun.LastIndexOf(' ') + 1)..])) context.Out.WriteLine(word);
            return ExitCode.Done;
        }

        /// <summary>
        /// The words that may stand where a word is begun: options only where it begins as one, or where there is nothing else. Nothing where a path is wanted:
        /// the shell offers its own.
        /// </summary>
        private string[] Words(string line, string begun)
        {
            var parsed = root.Parse(line);
            if (begun.Length == 0 && parsed.CommandResult.Command.Arguments.Any(argument => argument.CompletionSources.Count == 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })) return [];
            var words = parsed.GetCompletions(line.Length).Select(item => item.Label)
                .Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal).ToArray();
            var named = words.Where(word => !word.StartsWith('-')).ToArray();
            return begun.StartsWith('-') || named.Length == 0 ? words : named;
        }
    }
}
