using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace PureOptim.Figures.Pages;

/// <summary>
/// Interactive pages, each one file that needs no network: the picture as SVG, which a script replaces by one that can be played with; the
/// tables; the data; and the drawing library. A browser without script, or too old for it, keeps the SVG and the tables.
/// </summary>
internal static class Report
{
    // Nothing from elsewhere, whatever the library would do; images are for its button that saves a picture.
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    private static readonly JsonSerializerOptions _options = new()
    {
        Converters = { new PageNumberConverter() },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Escapes what could end the script element; the page says that it is UTF-8.
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>One picture with its tables, under the heading of the page.</summary>
    /// <param name="section">The picture.</param>
    /// <param name="origin">The origin of the page.</param>
    internal static string ForRun(Section section, Origin origin) => Page(section.Title, section.Lead, $"{Body(section, 0)}\n", origin, [section]);

    /// <summary>Several pictures below each other, each with what it says and its tables.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="lead">An introduction to the page, in sentences.</param>
    /// <param name="sections">The pictures.</param>
    /// <param name="origin">The origin of the page.</param>
    internal static string ForStudy(string title, string lead, ImmutableArray<Section> sections, Origin origin) =>
        Page(title, lead, string.Concat(sections.Select(Part)), origin, sections);

    private static string Part(Section section, int index) =>
        $"""
        <section id="{Escape(section.Name)}">
        <h2>{Escape(section.Title)}</h2>
        <p class="lead">{Escape(section.Lead)}</p>
        {Body(section, index)}
        </section>

        """;

    private static string Body(Section section, int index) =>
        $"""
        {(section.Picture.Length == 0 ? "" : Figure(section, section.Kind.Length == 0 ? "" : $" data-section=\"{index}\""))}
        {string.Concat(section.Blocks.Select(block => Html.Text(HtmlReport.Of(block))))}
        """;

    /// <summary>
    /// A picture with its bar and its captions: the still one stands in a box that scrolls where the screen is narrow, until a live one takes its
    /// place; each has the caption that is true of it.
    /// </summary>
    internal static string Figure(Section section, string place = "") => !section.Cards.IsEmpty
        ? $"""
        <figure>
        <div class="cards">
        {string.Concat(section.Cards)}</div>
        {(section.Caption.Length == 0 ? "" : Caption("", section.Caption))}
        </figure>
        """
        : $"""
        <figure>
        {(section.Controls is null ? "" : Html.Text(section.Controls))}{Html.Text(Html.Sideways)}
        <div class="plot" role="region" tabindex="0" aria-label="{Escape(section.Title)}"{(section.Summary.Length == 0 ? "" : $" data-summary=\"{Escape(section.Summary)}\"")}{place}>
        {section.Picture}</div>
        {(section.LiveCaption.Length == 0 ? Caption("", section.Caption) : Caption(" class=\"still\"", section.Caption) + Caption(" class=\"live\"", section.LiveCaption))}
        </figure>
        """;

    private static string Caption(string attribute, string text) => $"<figcaption{attribute}>{Escape(text)}</figcaption>";

    private static string Page(string title, string lead, string body, Origin origin, ImmutableArray<Section> sections) => StaticPage.Frame(
        Escape(title), Policy, sections.Any(section => !section.Cards.IsEmpty) ? Resource("cards.css") : "", Escape(lead), $"{body}{Html.Text(origin.Html)}",
        $"""
        <p>This page is complete: it loads nothing from elsewhere and sends nothing.</p>
        <details><summary>The picture is drawn by plotly.js 4.1.1 (MIT licence)</summary>
        <pre>{Escape(Resource("plotly.LICENSE"))}</pre></details>
        """,
        $"""
        <script type="application/json" id="data">{JsonSerializer.Serialize(sections.Select(section => new { section.Kind, section.Content }), _options)}</script>
        <script type="text/plain" id="library">{Convert.ToBase64String(Bytes("plotly.js.gz"))}</script>
        <script>
        {Resource("page.js")}{Resource("kinds.js")}{string.Concat(sections.Select(section => section.Kind).Where(kind => kind.Length > 0).Distinct().Select(kind => Resource($"{kind}.js")))}page.start();
        </script>
        """);

    /// <summary>The tool's version.</summary>
    internal static string Version => typeof(Report).Assembly.GetName().Version!.ToString(3);

    /// <summary>Text for HTML, in elements and attributes alike.</summary>
    internal static string Escape(string text) => new XText(text).ToString().Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A part of the pages that is a file of its own.</summary>
    internal static string Resource(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The tool was built without its part {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}

/// <summary>Numbers for a page: to seven digits, which is more than a screen shows, and null for what JSON has no word for.</summary>
internal sealed class PageNumberConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteRawValue(value.ToString("G7", CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }
}
