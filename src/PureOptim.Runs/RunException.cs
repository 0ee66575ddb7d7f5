namespace PureOptim.Runs;

/// <summary>What cannot be done, in one line that names the file or the value and the rule: it is shown to the user as it is.</summary>
internal sealed class RunException(string message, Exception? inner = null) : Exception(message, inner);
