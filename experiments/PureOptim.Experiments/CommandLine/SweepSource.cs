using PureOptim.Runs;
using PureOptim.Runs.Files;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.CommandLine;

/// <summary>Where a sweep comes from.</summary>
internal static class SweepSource
{
    /// <summary>The sweep in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isManyFine">Whether it may have more than <see cref="Sweep.Many"/> trials.</param>
    internal static Sweep Load(string file, bool isManyFine)
    {
        if (!Path.Exists(file) && RunCommand.Names.Contains(file))
            throw new RunException($"sweep takes a file with a grid; \"{HelpText.Tool} run {file}\" runs {file}");
        var sweep = Sweep.Parse(file, InputFile.Text(file));
        return sweep.Count > int.MaxValue ? throw new RunException($"{file}: {sweep.Count} trials are more than can be listed")
            : sweep.Count > Sweep.Many && !isManyFine ? throw new RunException($"{file}: {sweep.Count} trials; more than {Sweep.Many} are run with --yes only")
            : sweep;
    }
}
