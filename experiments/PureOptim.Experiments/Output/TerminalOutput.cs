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
            Out = new AnsiConsoleOutput(context.Out),
        });
        if (!context.OutIsTerminal) console.Profile.Width = 200;
        return console;
    }
}
