using System.Formats.Tar;
using System.IO.Compression;
using PureOptim.Runs.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Store;

/// <summary>
/// A store as the tool of commit 35f08b9 left it, unpacked for one test; <c>Earlier/make.sh</c> says how it was made. Four finished runs: a path in
/// the plane, one in space that diverges, and a network in either precision; one that was killed; the trials of a sweep and of a study.
/// </summary>
internal sealed class EarlierStore : IDisposable
{
    /// <summary>The run that was killed, and the digest of an undisturbed run by the same tool.</summary>
    internal const string Killed = "957db59cf0b2c648", DigestOfKilled = "631811ac13e9e528cb6856593e958d10036bafb012176ae397affc1d484714d2";

    private readonly TemporaryFolder _folder = new();

    internal EarlierStore()
    {
        using var packed = new BrotliStream(File.OpenRead(System.IO.Path.Combine(AppContext.BaseDirectory, "Store", "Earlier", "store.tar.br")), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(packed, _folder.Path, overwriteFiles: false);
    }

    /// <summary>The store.</summary>
    internal string Path => _folder["runs"];

    /// <summary>The images that the networks were trained on.</summary>
    internal string Data => _folder["data"];

    /// <summary>The grid whose trials are in the store.</summary>
    internal string Sweep => _folder["sweep.json"];

    /// <summary>The runs that were finished.</summary>
    internal StoredRun[] Finished => [.. new RunStore(Path).List().Where(run => run.Key != Killed)];

    /// <summary>The tool with a run of the store, the store, and the data if they are needed.</summary>
    internal ToolRun Tool(StoredRun run, params string[] arguments) =>
        ToolRun.InProcess([.. arguments, "--store", Path, .. File.ReadAllText(run[StoredRun.DescriptionFile]).Contains("classify", StringComparison.Ordinal) ? new[] { "--data", Data } : []]);

    public void Dispose() => _folder.Dispose();
}
