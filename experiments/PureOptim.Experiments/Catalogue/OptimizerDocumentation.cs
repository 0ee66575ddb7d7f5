using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PureOptim.Core;
using PureOptim.Runs;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Catalogue;

/// <summary>The documentation comment of an optimizer, from the file that the compiler writes beside the library.</summary>
/// <param name="Summary">What the optimizer does, in a sentence or two.</param>
/// <param name="Cost">The cost of a step and the memory, in words; empty where the comment has none.</param>
/// <param name="Source">The paper; empty where the comment names none.</param>
internal sealed partial record OptimizerDocumentation(string Summary, string Cost, string Source)
{
    private static readonly Lazy<Dictionary<string, XElement>> _members = new(Read);

    /// <summary>The year of the paper; null where it has none.</summary>
    internal int? Year => Years().Matches(Source) is [.., var last] ? int.Parse(last.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The comment of a type.</summary>
    internal static OptimizerDocumentation Of(Type type)
    {
        if (!_members.Value.TryGetValue($"T:{type.FullName}", out var member)) return new("", "", "");
        string[] remarks = [.. member.Descendants("para").Concat(member.Elements("remarks")).Select(Text)];
        return new(
            Text(new XElement("summary", member.Element("summary")?.Nodes().TakeWhile(node => node is not XElement { Name.LocalName: "code" }))),
            remarks.FirstOrDefault(text => text.StartsWith("A step ", StringComparison.Ordinal)) ?? "",
            remarks.FirstOrDefault(text => text.StartsWith("Source", StringComparison.Ordinal)) is { } source ? source[(source.IndexOf(':', StringComparison.Ordinal) + 2)..] : "");
    }

    private static Dictionary<string, XElement> Read()
    {
        var path = Path.ChangeExtension(typeof(Optimizer).Assembly.Location, "xml");
        return InputFile.Read(path, () => XDocument.Load(path)).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <summary>The words of an element; a reference is the name that it leads to.</summary>
    private static string Text(XElement element)
    {
        var words = string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.', ':')[^1] ?? see.Attribute("langword")?.Value ?? "",
            XElement inner => Text(inner),
            _ => "",
        }));
        return Blanks().Replace(words, " ").Trim();
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Years();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
