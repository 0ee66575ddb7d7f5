using System.Security.Cryptography;
using System.Text;
using PureOptim.Runs.Store;

namespace PureOptim.Tests.Store;

/// <summary>Changes a file of a run with knowledge of the store: the manifest states its new hash, and its own.</summary>
internal static class Forgery
{
    internal static void Put(StoredRun run, string file, string text)
    {
        if (file == Manifest.FileName)
        {
            // Its first two lines are "{" and its own hash, which is that of the rest.
            var rest = string.Join('\n', text.Split('\n')[2..]);
            File.WriteAllText(run[file], $"{{\n  \"sha256\": \"{Hash(rest)}\",\n{rest}");
            return;
        }

        File.WriteAllText(run[file], text);
        var manifest = run.ReadManifest()!;
        File.WriteAllBytes(run[Manifest.FileName], (manifest with
        {
            Files = manifest.Files.SetItem(file, Hash(text)),
            Sizes = manifest.Sizes!.SetItem(file, Encoding.UTF8.GetByteCount(text)),
        }).ToBytes());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
