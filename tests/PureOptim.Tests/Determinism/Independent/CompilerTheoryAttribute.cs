namespace PureOptim.Tests.Determinism.Independent;

/// <summary>A theory that needs a C++ compiler. Without one it is reported as skipped, with the reason.</summary>
public sealed class CompilerTheoryAttribute : TheoryAttribute
{
    internal const string Compiler = "g++";

    public CompilerTheoryAttribute()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, Compiler)))) Skip = $"{Compiler} is not installed, so the independent program cannot be compiled";
    }
}
