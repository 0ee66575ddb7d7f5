using System.Text.RegularExpressions;
using PureOptim.Laws;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Documentation;

/// <summary>Every reference to a law leads to one.</summary>
public sealed partial class LawReferencesTests
{
    private static readonly LawStatement[] _laws = [.. OptimizerLaws.All, .. ScheduleLaws.All, .. NumericLaws.All];

    [Fact]
    public void Laws_refer_to_laws_that_exist() => AssertKnown(_laws.SelectMany(law => Identifier().Matches($"{law.Statement} {law.Limits}").Select(id => (id.Value, law.Id))));

    [Fact]
    public void Promises_name_laws_that_exist_and_every_promise_names_one()
    {
        var text = File.ReadAllText(Path.Combine(Sources.Root, "src", "PureOptim", "Core", "OptimizerTraits.cs"));
        AssertKnown(Identifier().Matches(text).Select(id => (id.Value, "OptimizerTraits")));
        string[] promises = [.. text[text.IndexOf("None = 0", StringComparison.Ordinal)..].Split("</summary>").SkipLast(1)];
        Assert.Equal(Enum.GetValues<OptimizerTraits>().Length - 1, promises.Length);
        Assert.All(promises, promise => Assert.Matches(Identifier(), promise));
    }

    [Fact]
    public void Sources_speak_of_laws_that_exist() => AssertKnown(
        from folder in (string[])["src", "experiments"]
        from file in Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from reference in Reference().Matches(File.ReadAllText(file))
        from id in Identifier().Matches(reference.Value)
        select (id.Value, Path.GetFileName(file)));

    private static void AssertKnown(IEnumerable<(string Id, string Place)> references)
    {
        var known = _laws.Select(law => law.Id).ToHashSet();
        Assert.Empty(references.Where(reference => !known.Contains(reference.Id)).Distinct());
    }

    [GeneratedRegex(@"\b[A-I][0-9]{1,2}b?\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\blaws? [A-I][0-9]{1,2}b?\b(?:(?:,| and|, and) [A-I][0-9]{1,2}b?\b)*")]
    private static partial Regex Reference();
}
