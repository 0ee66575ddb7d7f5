using System.Collections.Immutable;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;

namespace PureOptim.Runs.Verification;

/// <summary>The result of checking a study's folder.</summary>
/// <param name="IsChecked">Whether it has a manifest: early versions of the tool wrote none.</param>
/// <param name="Problems">The problems, a line each.</param>
internal readonly record struct StudyVerification(bool IsChecked, ImmutableArray<string> Problems)
{
    /// <summary>Checks a study's folder.</summary>
    internal static StudyVerification Of(string folder) => Check(folder, Identity);

    /// <summary>The faults of the folder of a report on claims or a matrix of laws, a line each.</summary>
    internal static ImmutableArray<string> OfReport(string folder) => Check(folder, _ => []).Problems;

    private static StudyVerification Check(string folder, Func<string, IEnumerable<string>> identity)
    {
        try
        {
            var manifest = FolderManifest.Read(folder);
            string[] problems = [.. manifest?.Problems(folder) ?? [], .. identity(folder)];
            return new(manifest is not null, [.. problems.Distinct()]);
        }
        catch (RunException problem)
        {
            return new(true, [problem.Message]);
        }
    }

    /// <summary>The folder is named by the description, manifest or not.</summary>
    private static IEnumerable<string> Identity(string folder)
    {
        var file = Path.Combine(folder, StoredRun.DescriptionFile);
        if (StoreFile.ReadIfThere(file) is not { } content) yield return $"{file}: it is missing";
        else if (RunKey.Of(Sha256.Of(content)) is var found && found != Path.GetFileName(folder)) yield return $"{file}: its SHA-256 begins with {found}, not as its folder says: it is damaged";
    }
}
