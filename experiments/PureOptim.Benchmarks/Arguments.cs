using System.Globalization;

namespace PureOptim.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Benchmark">The name of a benchmark, or all.</param>
/// <param name="Row">A part of the names of the rows to measure; without it, all.</param>
/// <param name="Width">The bits of the registers that both sides are held to; without it, each takes what it likes.</param>
/// <param name="Rounds">How often each row is measured, at least once.</param>
internal sealed record Arguments(string Benchmark, string? Row, int? Width, int Rounds)
{
    private const int UsualRounds = 5;
    private const string Usage = "usage: PureOptim.Benchmarks BENCHMARK [--row PART] [--width 512|256|128] [--rounds N]";

    /// <summary>Reads it, or says what is wrong with it.</summary>
    internal static bool TryRead(string[] args, out Arguments arguments, out string fault)
    {
        (arguments, fault) = (new("", null, null, UsualRounds), "");
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            if (args[i] == "--row" && value is not null) arguments = arguments with { Row = args[++i] };
            else if (args[i] == "--width" && value is "512" or "256" or "128") arguments = arguments with { Width = int.Parse(args[++i], CultureInfo.InvariantCulture) };
            else if (args[i] == "--rounds" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0)
                (arguments, i) = (arguments with { Rounds = rounds }, i + 1);
            else if (arguments.Benchmark.Length == 0 && !args[i].StartsWith('-')) arguments = arguments with { Benchmark = args[i] };
            else fault = Usage;
        }

        if (arguments.Benchmark.Length == 0) fault = Usage;
        return fault.Length == 0;
    }
}
