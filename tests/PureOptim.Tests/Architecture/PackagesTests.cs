using System.Xml.Linq;

namespace PureOptim.Tests.Architecture;

/// <summary>The contents of the packages of the libraries beside the libraries.</summary>
public sealed class PackagesTests
{
    private static readonly string _folder = Path.Combine(Sources.Root, "src");

    private static readonly XDocument _shared = XDocument.Load(Path.Combine(_folder, "Directory.Build.props"));

    [Fact]
    public void They_have_the_README_at_their_root()
    {
        var packed = Assert.Single(_shared.Descendants("None"), item => (string?)item.Attribute("Pack") == "true");
        var path = packed.Attribute("Include")!.Value.Replace("$(MSBuildThisFileDirectory)", _folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(Sources.Root, "README.md"), Path.GetFullPath(path));
        Assert.Equal("/", packed.Attribute("PackagePath")!.Value);
        Assert.Equal(Path.GetFileName(path), Value("PackageReadmeFile"));
    }

    [Fact]
    public void Symbols_are_in_a_package_of_their_own() => Assert.Equal(("true", "snupkg"), (Value("IncludeSymbols"), Value("SymbolPackageFormat")));

    [Fact]
    public void Each_says_what_it_is() => Assert.All(
        Directory.EnumerateFiles(_folder, "*.csproj", SearchOption.AllDirectories),
        project => Assert.NotEmpty(XDocument.Load(project).Descendants("Description").Single().Value));

    private static string Value(string property) => _shared.Descendants(property).Single().Value;
}
