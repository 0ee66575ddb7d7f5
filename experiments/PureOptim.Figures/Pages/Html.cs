using System.Xml.Linq;
using PureOptim.Figures.Drawing;

namespace PureOptim.Figures.Pages;

/// <summary>Parts of a page; text is escaped by the writer of the elements.</summary>
internal static class Html
{
    public static XElement Element(string name, params object?[] content) => new(name, content);

    public static XAttribute Attribute(string name, string value) => new(name, value);

    /// <summary>
    /// A box that scrolls sideways where its content is wider than the page: fingers and the arrow keys move it, and it says what is in it.
    /// </summary>
    public static object[] ScrollBox(string kind, string label) =>
        [Attribute("class", kind), Attribute("role", "region"), Attribute("tabindex", "0"), Attribute("aria-label", label)];

    /// <summary>Says on a narrow screen that a still picture goes on beyond its edge.</summary>
    public static XElement Sideways { get; } = Element("p", Attribute("class", "hint sideways"), "The picture is wider than the screen: swipe sideways to see all of it.");

    /// <summary>One of several choices, of which one is taken.</summary>
    public static XElement Choices(string name, string legend, params (string Value, string Label)[] choices) => Element("fieldset",
        Element("legend", legend),
        choices.Select((choice, i) => Element("label",
            Element("input", Attribute("type", "radio"), Attribute("name", name), Attribute("value", choice.Value),
                i == 0 ? Attribute("checked", "checked") : null),
            Element("span", choice.Label))));

    /// <summary>The reader's way to make a part of a live picture larger.</summary>
    internal const string Zoom = "To zoom, draw a rectangle with the mouse and double-click to see all again, or use the buttons above the picture.";

    /// <summary>The reader's actions.</summary>
    public static XElement Hint(string text) => Element("p", Attribute("class", "hint"), text);

    /// <summary>The bar above a picture; hidden until the script is there to serve it.</summary>
    public static XElement Controls(params object?[] content) =>
        Element("div", Attribute("class", "controls"), Attribute("hidden", "hidden"), content);

    /// <summary>The names in a picture with their signs, each with a check box that shows or hides it.</summary>
    /// <param name="names">The names, in the order of the curves.</param>
    /// <param name="dashed">Whether the lines of the picture have the dashes of their style.</param>
    public static XElement Legend(IEnumerable<string> names, bool dashed) => Element("fieldset",
        Attribute("class", "legend"),
        Element("legend", "Shown"),
        names.Select((name, i) => Element("label",
            Attribute("style", $"--curve: {CurveStyle.Of(i).Colour}"),
            Element("input", Attribute("type", "checkbox"), Attribute("checked", "checked")),
            Sign(CurveStyle.Of(i), dashed),
            Element("span", name))),
        Element("button", Attribute("type", "button"), "Hide all"));

    /// <summary>
    /// A slider along the picture with the numbers at its place as text, so that they are there without a mouse and for those who listen. The
    /// script knows its places.
    /// </summary>
    /// <param name="name">The quantity along the slider: <c>Step</c>.</param>
    /// <param name="before">The text in front of it.</param>
    public static object[] Reader(string name, XElement? before = null) =>
    [
        Element("div", Attribute("class", "reader"),
            before,
            Element("label", Attribute("class", "slider"),
                Element("span", $"{name} "),
                Element("output", ""),
                Element("input", Attribute("type", "range"), Attribute("min", "0"), Attribute("max", "1"),
                    Attribute("aria-label", $"{name.TrimEnd(':')} whose numbers are shown")))),
        Element("ul", Attribute("class", "numbers"), Attribute("aria-live", "polite"),
            Attribute("aria-label", $"The numbers at this {name.TrimEnd(':').ToLowerInvariant()}"), ""),
    ];

    /// <summary>An element as text, without white space of its own.</summary>
    internal static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private static XElement Sign(CurveStyle style, bool dashed) => Svg.Element("svg",
        Svg.Pixels("width", 34), Svg.Pixels("height", 14), Attribute("aria-hidden", "true"),
        Svg.Line(Svg.Path([new(0, 7), new(34, 7)]), "currentColor", 2, dashed ? style.Dashes : null),
        style.Marker.Draw(new(17, 7), "currentColor"));
}
