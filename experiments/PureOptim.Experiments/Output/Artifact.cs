using System.Text;

namespace PureOptim.Experiments.Output;

/// <summary>A file that a run leaves behind, still in memory.</summary>
/// <param name="Name">Its name in the run's folder.</param>
/// <param name="Text">Its content.</param>
internal sealed record Artifact(string Name, string Text)
{
    /// <summary>The content as it goes to the disk: UTF-8 without a mark.</summary>
    internal byte[] Bytes => Encoding.UTF8.GetBytes(Text);
}
