using System.Xml.Linq;

namespace PureOptim.Experiments.Figures;

/// <summary>Parts of a page; text is escaped by the writer of the elements.</summary>
internal static class Html
{
    public static XElement Element(string name, params object?[] content) => new(name, content);

    public static XAttribute Attribute(string name, string value) => new(name, value);

    /// <summary>A table whose first column names the rows.</summary>
    public static XElement Table(string caption, IEnumerable<string> headers, IEnumerable<IEnumerable<string>> rows) => Element("div",
        Attribute("class", "table"),
        Element("table",
            Element("caption", caption),
            Element("thead", Element("tr", headers.Select(header => Element("th", Attribute("scope", "col"), header)))),
            Element("tbody", rows.Select(row => Element("tr", row.Select((cell, i) =>
                i == 0 ? Element("th", Attribute("scope", "row"), cell) : Element("td", cell)))))));

    /// <summary>One of several choices, of which one is taken.</summary>
    public static XElement Choices(string name, string legend, params (string Value, string Label)[] choices) => Element("fieldset",
        Element("legend", legend),
        choices.Select((choice, i) => Element("label",
            Element("input", Attribute("type", "radio"), Attribute("name", name), Attribute("value", choice.Value),
                i == 0 ? Attribute("checked", "checked") : null),
            $" {choice.Label}")));

    /// <summary>What the reader can do.</summary>
    public static XElement Hint(string text) => Element("p", Attribute("class", "hint"), text);

    /// <summary>The bar above the picture; hidden until the script is there to serve it.</summary>
    public static XElement Controls(params object?[] content) =>
        Element("div", Attribute("id", "controls"), Attribute("hidden", "hidden"), content);

    /// <summary>An element as text, without white space of its own.</summary>
    internal static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
