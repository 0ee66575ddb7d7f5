using System.Text.Json.Nodes;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Parity;

/// <summary>The golden files, and copies of them with something changed.</summary>
internal static class Golden
{
    internal const string Naive = "naive.json";
    internal const string DeepLearningFromScratch = "traces/deep-learning-from-scratch.json";
    internal const string DiveIntoDeepLearning = "traces/dive-into-deep-learning.json";

    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", name);

    /// <summary>Writes a file into a folder of its own, hands it over, and removes it.</summary>
    internal static T WithFile<T>(string content, Func<string, T> use)
    {
        using var folder = new TemporaryFolder();
        return use(folder.Write("recorded.json", content));
    }

    /// <summary>Hands over a copy of a golden file with one change.</summary>
    internal static T WithChanged<T>(string name, Action<JsonNode> change, Func<string, T> use)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path(name)))!;
        change(json);
        return WithFile(json.ToJsonString(), use);
    }
}
