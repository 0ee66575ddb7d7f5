namespace PureOptim.Experiments;

/// <summary>What the tool tells its user in one line on stderr before it ends with an exit code other than 0.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
