using System.Reflection;
using PublicApiGenerator;

namespace PureOptim.Tests.Architecture;

/// <summary>The public surface of each library is the one in the text file beside its project, so that a review sees every change of it.</summary>
public sealed class PublicApiTests
{
    /// <summary>The folder and the name of each library that is packed.</summary>
    public static TheoryData<string, string> Libraries
    {
        get
        {
            var all = new TheoryData<string, string> { { "experiments", "PureOptim.Figures" } };
            foreach (var library in Sources.Projects("src")) all.Add("src", library);
            return all;
        }
    }

    [Theory, MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_one_in_its_file(string folder, string library)
    {
        var found = Assembly.Load(library).GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var kept = Path.Combine(Sources.Root, folder, library, "PublicApi.txt");
        if (File.Exists(kept) && File.ReadAllText(kept) == found) return;

        var written = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "PublicApi")).FullName, $"{library}.txt");
        File.WriteAllText(written, found);
        Assert.Fail($"The public surface of {library} has changed. Compare, and copy it there if that is meant: diff '{written}' '{folder}/{library}/PublicApi.txt'");
    }
}
