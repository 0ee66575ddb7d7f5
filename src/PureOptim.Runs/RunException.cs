namespace PureOptim.Runs;

/// <summary>An operation that cannot be carried out. The message is one line that names the file or the value and the rule, and is shown to the user as it is.</summary>
/// <param name="message">The line.</param>
/// <param name="inner">The cause; null where nothing else was thrown.</param>
public sealed class RunException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The library's message about a refused value, in one line and without the parameter name, which the user does not know.</summary>
    internal static string Words(Exception refusal) => refusal.Message.Split(" (Parameter '", 2)[0].ReplaceLineEndings(" ");
}
