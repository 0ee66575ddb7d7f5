namespace PureOptim.Experiments.Clusters;

/// <summary>Words as a shell reads them.</summary>
internal static class ShellText
{
    /// <summary>A word in single quotes, in which everything stands for itself.</summary>
    internal static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
