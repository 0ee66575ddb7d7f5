using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PureOptim.Core;
using PureOptim.Runs;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Catalogue;

/// <summary>The documentation comment of a type, from the file that the compiler writes beside its assembly.</summary>
/// <param name="Summary">What it does, in a sentence or two.</param>
/// <param name="Formula">The lines of its formula; empty where the comment has none.</param>
/// <param name="Remarks">Everything else, a paragraph each.</param>
internal sealed partial record TypeDocumentation(string Summary, string Formula, ImmutableArray<string> Remarks)
{
    private const string BeginningOfCost = "A step ", BeginningOfSource = "Source";

    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> _members = new();

    /// <summary>The cost of a step and the memory, in words; empty where the comment has none.</summary>
    internal string Cost => Remarks.FirstOrDefault(text => text.StartsWith(BeginningOfCost, StringComparison.Ordinal)) ?? "";

    /// <summary>The paper; empty where the comment names none.</summary>
    internal string Source => Remarks.FirstOrDefault(text => text.StartsWith(BeginningOfSource, StringComparison.Ordinal)) is { } source
        ? source[(source.IndexOf(':', StringComparison.Ordinal) + 2)..]
        : "";

    /// <summary>The remarks that are neither.</summary>
    internal IEnumerable<string> Notes => Remarks.Where(text => !text.StartsWith(BeginningOfCost, StringComparison.Ordinal) && !text.StartsWith(BeginningOfSource, StringComparison.Ordinal));

    /// <summary>The year of the paper; null where it has none.</summary>
    internal int? Year => Years().Matches(Source) is [.., var last] ? int.Parse(last.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The comment of a type.</summary>
    internal static TypeDocumentation Of(Type type)
    {
        if (Member(type, $"T:{NameOf(type)}") is not { } member) return new("", "", []);
        var summary = member.Element("summary");
        return new(
            Text(new XElement("summary", summary?.Nodes().TakeWhile(node => node is not XElement { Name.LocalName: "code" }))),
            Lines(summary?.Element("code")?.Value ?? ""),
            [.. RemarksOf(member), .. type.BaseType is { Namespace: nameof(PureOptim) } shared && Member(shared, $"T:{NameOf(shared)}") is { } further ? RemarksOf(further) : []]);
    }

    /// <summary>The paragraphs of the remarks; those of a type that shares them with others, such as its base, hold for it too.</summary>
    private static IEnumerable<string> RemarksOf(XElement member) =>
        member.Elements("remarks").SelectMany(remarks => remarks.Elements("para").Any() ? remarks.Elements("para") : [remarks]).Select(Text);

    /// <summary>The summary of a property.</summary>
    internal static string Of(PropertyInfo property) =>
        Member(property.DeclaringType!, $"P:{NameOf(property.DeclaringType!)}.{property.Name}") is { } member && SummaryOf(member, property.DeclaringType!.Assembly) is { } summary ? Text(summary) : "";

    /// <summary>The summary of a method; of several of that name, the first that has one.</summary>
    internal static string Of(MethodInfo method)
    {
        var name = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        return Members(method.DeclaringType!.Assembly)
            .Where(member => member.Key == name || member.Key.StartsWith($"{name}(", StringComparison.Ordinal) || member.Key.StartsWith($"{name}``", StringComparison.Ordinal))
            .Select(member => SummaryOf(member.Value, method.DeclaringType.Assembly)).FirstOrDefault(summary => summary is not null) is { } found ? Text(found) : "";
    }

    /// <summary>The summary of a member, or of the one whose comment it has.</summary>
    private static XElement? SummaryOf(XElement member, Assembly assembly) => member.Element("summary")
        ?? (member.Element("inheritdoc")?.Attribute("cref") is { } other && Members(assembly).TryGetValue(other.Value, out var origin) ? SummaryOf(origin, assembly) : null);

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static XElement? Member(Type type, string name) => Members(type.Assembly).GetValueOrDefault(name);

    private static Dictionary<string, XElement> Members(Assembly assembly) => _members.GetOrAdd(assembly, one =>
    {
        var path = Path.ChangeExtension(one.Location, "xml");
        return InputFile.Read(path, () => XDocument.Load(path)).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    });

    /// <summary>Lines without the blanks that all begin with, and without empty ones around them.</summary>
    private static string Lines(string code)
    {
        string[] lines = [.. code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim('\n');
    }

    /// <summary>The words of an element; a reference is the name that it leads to.</summary>
    private static string Text(XElement element)
    {
        var words = string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see when see.IsEmpty => see.Attribute("cref") is { } reference ? LastName(reference.Value) : see.Attribute("langword")?.Value ?? "",
            XElement { Name.LocalName: "paramref" or "typeparamref" } named => named.Attribute("name")?.Value ?? "",
            XElement inner => Text(inner),
            _ => "",
        }));
        return Blanks().Replace(words, " ").Trim();
    }

    /// <summary>The name of a member, without its namespace, type, parameters and number of type parameters.</summary>
    private static string LastName(string reference) => reference.Split('(')[0].Split('.', ':')[^1].Split('`')[0];

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Years();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
