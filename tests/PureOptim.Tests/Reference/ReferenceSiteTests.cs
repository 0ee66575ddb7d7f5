using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Laws;
using PureOptim.Experiments.Parity;
using PureOptim.Experiments.Reference;
using PureOptim.Numerics;
using PureOptim.Runs.Files;
using PureOptim.Tests.Architecture;
using PureOptim.Tests.Parity;

namespace PureOptim.Tests.Reference;

public sealed partial class ReferenceSiteTests
{
    private const int MostOfPicture = 40_000;

    /// <summary>Verdicts of one case a law: enough to see the pages whole.</summary>
    private static readonly Lazy<LawReport> _laws = new(() => new([.. LawTopics.Of(null).Select(topic => topic.Check(new(1), _ => { }, default))]));

    /// <summary>Every page.</summary>
    private static readonly Lazy<ILookup<string, Artifact>> _site = new(() => (
        from folder in ReferenceSite.Of(_laws.Value, [ParityFile.Compare(Golden.Path(Golden.DeepLearningFromScratch))])
        from file in folder.Files
        select (folder.Folder, File: file)).ToLookup(pair => pair.Folder, pair => pair.File));

    [Fact]
    public void Every_formula_can_be_drawn()
    {
        IEnumerable<(string Name, string Latex)> laws = _laws.Value.Matrices.SelectMany(matrix => matrix.Rows).Select(row => (row.Law.Id, row.Law.Formula));
        IEnumerable<(string Name, string Latex)> optimizers = from entry in CatalogueEntry.All
                                                              where entry.Optimizer is ElementWise
                                                              from line in Formula.Of((ElementWise)entry.Optimizer, SymbolNotation.Latex)
                                                              select (entry.Name, line);

        Assert.DoesNotContain(laws.Concat(optimizers), formula => MathMl.Of(formula.Latex) is null);
    }

    [Fact]
    public void Every_optimizer_schedule_transform_and_law_has_a_page()
    {
        Assert.Empty(CatalogueEntry.All.SelectMany(entry => new[] { $"{entry.Name}.md", $"{entry.Name}.svg" }).Except(Names(OptimizerPage.Folder)));
        Assert.Empty(PureOptim.Laws.OptimizerLaws.All.Select(law => $"{LawPage.FileOf(law)}.md").Except(Names(LawPage.Folder)));
        Assert.Contains("cosine.md", Names(SchedulePage.Folder));
        Assert.Contains("sam.md", Names(TransformPage.Folder));
        Assert.Equal(["index.md", "toc.yml"], Names(ParityPage.Folder));
        Assert.Empty(LibraryReport.All.Select(report => $"{report.Library}.md").Append("index.md").Except(Names(LibraryPage.Folder)));
    }

    [Fact]
    public void A_link_leads_to_a_page_that_is_there()
    {
        var faults = from folder in _site.Value
                     from page in folder
                     where page.Name.EndsWith(".md", StringComparison.Ordinal)
                     from Match link in Links().Matches(System.Text.Encoding.UTF8.GetString(page.Bytes))
                     let target = Path.GetRelativePath("/", Path.GetFullPath(link.Groups[1].Value, $"/{folder.Key}"))
                     where _site.Value[Path.GetDirectoryName(target)!].All(file => file.Name != Path.GetFileName(target))
                     select $"{folder.Key}/{page.Name}: {link.Groups[1].Value}";

        Assert.Empty(faults);
    }

    [Fact]
    public void A_picture_is_small() => Assert.Empty(
        from folder in _site.Value from file in folder where file.Name.EndsWith(".svg", StringComparison.Ordinal) && file.Bytes.Length > MostOfPicture select $"{file.Name}: {file.Bytes.Length} bytes");

    [Fact]
    public void A_program_compiles_and_prints_what_stands_below_it()
    {
        var pages = (from folder in _site.Value from page in folder where page.Name.EndsWith(".md", StringComparison.Ordinal) select (Name: $"{folder.Key}/{page.Name}", Text: System.Text.Encoding.UTF8.GetString(page.Bytes)))
            .Concat(from file in Directory.GetFiles(Path.Combine(Sources.Root, "experiments", "site", "guides"), "*.md") select (Name: Path.GetFileName(file), Text: File.ReadAllText(file)));
        var programs = (from page in pages
                        from Match program in Programs().Matches(page.Text)
                        select (Page: page.Name, Code: program.Groups[1].Value, Printed: program.Groups[2].Value)).ToArray();
        var compiled = Compiled(programs.Select((program, i) => $"public static void Run{i}() {{\n{program.Code}}}\n"));
        var console = compiled.GetType("Samples.Console")!.GetField("Out")!;
        var samples = compiled.GetType("Samples.Programs")!;

        Assert.NotEmpty(programs);
        Assert.All(programs.Index(), program =>
        {
            using var output = new StringWriter { NewLine = "\n" };
            console.SetValue(null, output);
            samples.GetMethod($"Run{program.Index}")!.Invoke(null, null);
            Assert.Equal((program.Item.Page, program.Item.Printed), (program.Item.Page, output.ToString()));
        });
    }

    private static HashSet<string> Names(string folder) => [.. _site.Value[folder].Select(file => file.Name)];

    /// <summary>The methods as one assembly, with a console whose output can be read, and the files that other programs recorded.</summary>
    private static Assembly Compiled(IEnumerable<string> methods)
    {
        var code = $$"""
            using System;
            using System.Linq;
            using PureOptim;
            using PureOptim.Core;
            using PureOptim.Dialects;
            using PureOptim.Laws;
            using PureOptim.Networks;
            using PureOptim.Networks.Formats;
            namespace Samples;
            public static class Console
            {
                [ThreadStatic] public static System.IO.TextWriter Out;
                public static void WriteLine(object value) => Out.WriteLine(value);
            }
            public static class File
            {
                public static System.IO.Stream OpenRead(string name) => System.IO.File.OpenRead(System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", "states", name));
            }
            public static class Programs
            {
            {{string.Concat(methods)}}
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Samples", [CSharpSyntaxTree.ParseText(code)], references, new(OutputKind.DynamicallyLinkedLibrary));
        using var memory = new MemoryStream();
        Assert.Empty(compilation.Emit(memory).Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(memory.ToArray());
    }

    /// <summary>Links to other pages of the reference; docfx checks those that lead elsewhere.</summary>
    [GeneratedRegex(@"\]\(((?!xref:|#|\.\./\.\./)[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("```csharp\n(.*?)```\n\n```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Programs();
}
