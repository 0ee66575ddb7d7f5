using PureOptim.Experiments.Descriptions;

namespace PureOptim.Experiments.CommandLine;

/// <summary>Where a description comes from: the tool itself, or a file.</summary>
internal static class RunSource
{
    /// <summary>The description of that name or in that file.</summary>
    internal static Description Load(string source)
    {
        if (Description.BuiltIn.Contains(source)) return Description.LoadBuiltIn(source);
        if (!File.Exists(source))
            throw new ToolException($"\"{source}\" is neither a file nor a description of the tool's own; {Nearest.Hint(source, [.. Description.BuiltIn, .. Studies.Study.Names])}");
        try
        {
            return Description.Parse(source, File.ReadAllText(source));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{source}: cannot be read: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
