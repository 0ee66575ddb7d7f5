using System.Reflection;

namespace PureOptim.Runs.Files;

/// <summary>The build of the library that computed the contents of a file.</summary>
internal static class LibraryBuild
{
    /// <summary>The library's version, as in the project files.</summary>
    internal static string Version => typeof(IOptimizer).Assembly.GetName().Version is { } version ? Invariant($"{version.Major}.{version.Minor}.{version.Build}") : "";

    /// <summary>The commit, which the build writes behind the version; empty where it is not known.</summary>
    internal static string Commit => typeof(IOptimizer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit]
        ? commit
        : "";

    /// <summary>The library with its version and, where it is known, the first digits of its commit: <c>PureOptim 0.1.0+0123456789ab</c>.</summary>
    internal static string Name => Commit is { Length: >= 12 } commit ? $"PureOptim {Version}+{commit[..12]}" : $"PureOptim {Version}";
}
