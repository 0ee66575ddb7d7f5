using Spectre.Console;

namespace PureOptim.Experiments.Output;

/// <summary>Where results are shown to people: styled on a terminal, plain text of a fixed width elsewhere.</summary>
internal static class TerminalOutput
{
    internal static IAnsiConsole Of(ToolContext context)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = context.OutIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = context.OutIsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(context.OutIsTerminal && context.Out is PlainWriter plain ? plain.Raw : context.Out),
        });
        console.Profile.Width = context.Width;
        return console;
    }

    /// <summary>A text as part of a markup: what does not print and what would be read as markup is escaped.</summary>
    internal static string Text(string text) => Markup.Escape(PrintableText.Of(text));
}
