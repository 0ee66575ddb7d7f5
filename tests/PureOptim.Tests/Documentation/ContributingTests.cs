using System.Text.RegularExpressions;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Documentation;

/// <summary>The files and names in CONTRIBUTING.md exist.</summary>
public sealed partial class ContributingTests
{
    [Fact]
    public void Every_file_and_folder_that_it_names_exists()
    {
        var text = File.ReadAllText(Path.Combine(Sources.Root, "CONTRIBUTING.md"));
        string[] paths = [.. Named().Matches(text).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(paths.Length > 20, "The paths were not found.");
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Sources.Root, path)), path));
    }

    [Fact]
    public void Every_project_is_in_its_list_of_layers_and_in_the_README()
    {
        string[] projects =
        [
            .. from folder in new[] { "src", "experiments" }
               from project in Sources.Projects(folder)
               let name = $"{folder}/{project}"
               where name is not ("experiments/PureOptim.Benchmarks" or "experiments/PureOptim.TorchSharp") // Beside the product.
               select name,
        ];
        Assert.Equal(11, projects.Length);
        foreach (var page in new[] { "CONTRIBUTING.md", "README.md" })
        {
            var text = File.ReadAllText(Path.Combine(Sources.Root, page));
            Assert.All(projects, project => Assert.True(text.Contains($"| `{project}", StringComparison.Ordinal), $"{page} does not list {project}."));
        }
    }

    [GeneratedRegex(@"`((?:src|experiments|tests|property-tests)/[\w./-]*)")]
    private static partial Regex Named();
}
