using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>The common parts of the tests of the store: a small run, and methods to make, read and compare it.</summary>
internal static class StoredRuns
{
    /// <summary>Three optimizers with 0, 1 and 2 slots, 60 steps; one label needs quotation marks, one run diverges to NaN.</summary>
    internal const string Small = """
        { "name": "small", "steps": 60, "precision": "float32", "problem": {"minimize": {"objective": "valley"}},
          "optimizers": [{"label": "SGD, \"too\" fast", "optimizer": {"sgd": {"learningRate": 10}}}, {"optimizer": "momentum"}, {"optimizer": "adam"}] }
        """;

    /// <summary>Runs the description in a folder, <c>d.json</c>, by way of the store beside it.</summary>
    internal static ToolRun Run(TemporaryFolder folder, params string[] options) =>
        ToolRun.InProcess(["run", folder["d.json"], "--store", folder["runs"], "--every", "10", .. options]);

    /// <summary>Writes the description and runs it.</summary>
    internal static TemporaryFolder Finished(string description = Small)
    {
        var folder = new TemporaryFolder();
        folder.Write("d.json", description);
        Assert.Equal(0, Run(folder).ExitCode);
        return folder;
    }

    /// <summary>The only run in the store.</summary>
    internal static StoredRun Only(TemporaryFolder folder) => Assert.Single(new RunStore(folder["runs"]).List());

    /// <summary>The digest of the only run, which is finished.</summary>
    internal static string Digest(TemporaryFolder folder) => Only(folder).ReadManifest()!.Digest;

    /// <summary>All files of the only run with their contents, but for the manifest, which has times in it.</summary>
    internal static Dictionary<string, string> Files(TemporaryFolder folder)
    {
        var run = Only(folder).Folder;
        return Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(run, file))
            .Where(file => file is not (Manifest.FileName or FolderLock.FileName))
            .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(Path.Combine(run, file))));
    }

    /// <summary>The description of a text.</summary>
    internal static Description Parse(string text) => Description.Parse("d.json", text);
}
