namespace PureOptim.Experiments.Terminal;

/// <summary>The exit codes of every command: a script can tell a negative answer from a question that could not be put.</summary>
internal static class ExitCode
{
    /// <summary>Done; where something was compared or checked, all is well.</summary>
    internal const int Done = 0;

    /// <summary>Something was compared or checked, and it differs, is broken, or lies outside its tolerance.</summary>
    internal const int Negative = 1;

    /// <summary>It cannot be done: wrong input, no such run, a disk that is full, nothing that could be compared.</summary>
    internal const int Cannot = 2;

    /// <summary>128 + SIGINT, as shells expect of an interrupted program.</summary>
    internal const int Interrupted = 130;

    /// <summary>Done, or the negative answer.</summary>
    internal static int Of(bool isWell) => isWell ? Done : Negative;
}
