namespace PureOptim.Runs;

/// <summary>What cannot be done, in one line that names the file or the value and the rule: it is shown to the user as it is.</summary>
/// <param name="message">The line.</param>
/// <param name="inner">What it comes from; null where nothing else was thrown.</param>
public sealed class RunException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the library says of a refused value, in one line and without the name of its parameter, which is none of the user's words.</summary>
    internal static string Words(Exception refusal) => refusal.Message.Split(" (Parameter '", 2)[0].ReplaceLineEndings(" ");
}
