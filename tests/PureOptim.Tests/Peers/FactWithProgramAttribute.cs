namespace PureOptim.Tests.Peers;

/// <summary>A fact that needs a program. Without it, it is reported as skipped, with the reason.</summary>
public sealed class FactWithProgramAttribute : FactAttribute
{
    public FactWithProgramAttribute(string program)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program)))) Skip = $"{program} is not installed";
    }
}
