using Spectre.Console;

namespace PureOptim.Experiments.Terminal;

/// <summary>Results for people: styled on a terminal, plain text of a fixed width elsewhere.</summary>
internal static class TerminalOutput
{
    /// <summary>The cells of a wide character. In a line of fewer, Spectre.Console looks for a place to break for ever.</summary>
    private const int WideCharacter = 2;

    internal static IAnsiConsole Of(ToolContext context)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = context.OutIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = context.OutIsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(context.OutIsTerminal && context.Out is PlainWriter plain ? plain.Raw : context.Out),
        });
        console.Profile.Width = int.Max(WideCharacter, context.Width);
        return console;
    }

    /// <summary>Writes a text, wrapped between words where the width of a line is known; in a file without one it stays a line.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="text">The text.</param>
    /// <param name="mark">The mark before its first line; blanks stand before the others.</param>
    internal static void Paragraph(ToolContext context, string text, string mark = "")
    {
        foreach (var (i, line) in Words.Wrap(PrintableText.Line(text), (context.Columns ?? int.MaxValue) - mark.Length).Index())
            context.Out.WriteLine((i == 0 ? mark : new string(' ', mark.Length)) + line);
    }

    /// <summary>A text as part of a markup: what does not print and what would be read as markup is escaped.</summary>
    internal static string Text(string text) => Markup.Escape(PrintableText.Of(text));
}
