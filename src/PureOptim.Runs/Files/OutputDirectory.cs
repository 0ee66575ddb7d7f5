using System.Collections.Immutable;

namespace PureOptim.Runs.Files;

/// <summary>
/// A folder for results. Files appear in it whole or not at all, and with them a <see cref="FolderManifest"/>. A folder of the user's is written to
/// only if it is new, has no files, or has only files that the tool wrote there and that are unchanged; folders in it and files whose names
/// begin with a dot are left alone.
/// </summary>
internal sealed class OutputDirectory
{
    private readonly string _path;
    private readonly bool _isStores;

    private OutputDirectory(string path, bool isStores) => (_path, _isStores) = (path, isStores);

    /// <summary>
    /// A folder that the user named: refused if something in it would be lost. Made if need be, and written to for a test, so that a long run does
    /// not find out at its end.
    /// </summary>
    internal static OutputDirectory Open(string path)
    {
        RefuseForeign(path);
        Probe(path);
        return new(path, isStores: false);
    }

    /// <summary>A folder of the store, which is the tool's own: what is damaged in it is replaced.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="tell">Receives a line for each damaged file.</param>
    internal static OutputDirectory OfStore(string path, Action<string> tell)
    {
        Probe(path);
        try
        {
            foreach (var problem in FolderManifest.Read(path)?.Problems(path) ?? []) tell(problem);
        }
        catch (RunException damage)
        {
            tell(damage.Message);
        }

        return new(path, isStores: true);
    }

    /// <summary>Refuses a single file that is there, unless the tool wrote it, and one that could not be written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isOurs">Whether the tool wrote what it says.</param>
    internal static void Permit(string file, Func<byte[], bool> isOurs)
    {
        if (StoreFile.ReadIfThere(file) is { } content && !isOurs(content)) throw new RunException($"{file}: pureoptim did not write it; give the name of another file");
        Probe(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Writes the files, replacing those of an earlier time.</summary>
    internal void Publish(IReadOnlyList<Artifact> artifacts)
    {
        // Another process may have written there while the results were computed.
        if (!_isStores) RefuseForeign(_path);
        foreach (var name in artifacts.Select(artifact => artifact.Name).Append(FolderManifest.FileName)) StoreFile.RefuseFolder(Path.Combine(_path, name));
        StoreFile.Attempt(_path, "cannot be written", () =>
        {
            using var staged = StagedFiles.In(_path, artifacts);
            var before = There();
            var manifest = FolderManifest.Of(staged.Files.Select(file => KeyValuePair.Create(file.Name, file.Hash))
                .UnionBy(before.Files, file => file.Key, StringComparer.Ordinal));

            // Whenever this is interrupted, the manifest lists every file in the folder.
            Write(manifest with { Before = before.Files });
            staged.Appear();
            if (!before.Files.IsEmpty) Write(manifest);
            return true;
        });
    }

    /// <summary>The files that an earlier manifest has and that are still so.</summary>
    private FolderManifest There()
    {
        try
        {
            return FolderManifest.Of(FolderManifest.Read(_path) is { } manifest
                ? manifest.Files.Concat(manifest.Before ?? ImmutableSortedDictionary<string, string>.Empty).Where(file => StoreFile.Mismatch(Path.Combine(_path, file.Key), file.Value) is null).DistinctBy(file => file.Key)
                : []);
        }
        catch (RunException)
        {
            return FolderManifest.Of([]); // Its damage was reported when the folder was opened.
        }
    }

    private void Write(FolderManifest manifest) =>
        StoreFile.Write(Path.Combine(_path, FolderManifest.FileName), ChecksummedJson.Write(manifest.Before is { IsEmpty: true } ? manifest with { Before = null } : manifest));

    /// <summary>Refuses a folder with a file that the tool did not write, or that was changed since.</summary>
    private static void RefuseForeign(string path)
    {
        if (!Directory.Exists(path)) return;
        var files = StoreFile.Attempt(path, "cannot be read", () => Directory.GetFiles(path))
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (files.Length == 0) return;
        if (ManifestOrNull(path) is not { } manifest)
            throw new RunException($"{path}: pureoptim did not write what is in it, such as {Path.GetFileName(files[0])}; give a folder that is new or empty");
        foreach (var file in files.Where(file => Path.GetFileName(file) != FolderManifest.FileName))
        {
            var name = Path.GetFileName(file);
            var isListed = manifest.Files.ContainsKey(name) || manifest.Before?.ContainsKey(name) == true;
            if (!isListed) throw new RunException($"{file}: pureoptim did not write it; move it away, or give a folder that is new or empty");
            if (!manifest.Has(name, Sha256.Of(StoreFile.Read(file))))
                throw new RunException($"{file}: it was changed since pureoptim wrote it; move it away, or give a folder that is new or empty");
        }
    }

    private static FolderManifest? ManifestOrNull(string path)
    {
        try
        {
            return FolderManifest.Read(path);
        }
        catch (RunException)
        {
            return null; // It is another one, or was changed: then it proves nothing.
        }
    }

    private static void Probe(string path) => StoreFile.Attempt(path, "cannot be written", () =>
    {
        Directory.CreateDirectory(path);
        var probe = WholeFile.TemporaryOf(Path.Combine(path, "probe"));
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
        return true;
    });
}
