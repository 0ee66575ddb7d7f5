using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures.Pages;

public partial class ReportTests
{
    private static readonly string _paths = PathsPage.Of(Samples.Paths, Samples.Origin);
    private static readonly string _curves = ChartPage.Of(Samples.Curves.Chart(), Samples.Origin);

    public static TheoryData<string> Kinds => ["paths", "curves"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_data_give_the_same_text_in_every_culture(string kind) => Assert.Equal(Page(kind),
        Samples.Abroad(() => kind == "paths" ? PathsPage.Of(Samples.Paths, Samples.Origin) : ChartPage.Of(Samples.Curves.Chart(), Samples.Origin)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_address_is_in_the_page_but_the_name_of_SVG(string kind) =>
        Assert.All(Address().Matches(Page(kind)), address => Assert.Equal("http://www.w3.org/2000/svg", address.Value));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_forbids_itself_to_load_anything(string kind) =>
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none';", Page(kind), StringComparison.Ordinal);

    // The hash is that of the file in the npm package plotly.js-cartesian-dist-min 4.1.1.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_library_in_the_page_is_the_published_one_with_its_licence(string kind)
    {
        var packed = Convert.FromBase64String(Script(kind, "library"));
        using var library = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var hash = Convert.ToHexStringLower(SHA256.HashData(library));
        Assert.Equal("79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a", hash);
        Assert.Contains("MIT License", Page(kind), StringComparison.Ordinal);
        Assert.Contains("Plotly Technologies Inc.", Page(kind), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_has_a_language_a_title_and_a_table_with_a_caption_and_named_rows(string kind)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", Page(kind), StringComparison.Ordinal);
        Assert.Contains("&amp; &lt;bounds&gt;</title>", Page(kind), StringComparison.Ordinal);
        Assert.Contains("<table aria-label=\"", Page(kind), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">", Page(kind), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Explodes</th>", Page(kind), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void There_is_no_NaN_in_the_data_or_the_tables(string kind)
    {
        var seen = Page(kind).Replace(Script(kind, "library"), "", StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_end_the_script()
    {
        Assert.DoesNotContain("</script><b>", _paths, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(Script("paths", "data"));
        Assert.Equal("</script><b>", Content(data).GetProperty("paths")[5].GetProperty("name").GetString());
    }

    [Fact]
    public void Paths_are_in_the_data_up_to_where_they_leave_and_losses_to_the_end()
    {
        using var data = JsonDocument.Parse(Script("paths", "data"));
        var explodes = Content(data).GetProperty("paths")[1];
        Assert.Equal(2, explodes.GetProperty("leftAt").GetInt32());
        Assert.Equal(["-7", "3", "3"], explodes.GetProperty("x").EnumerateArray().Select(x => x.GetRawText()));
        Assert.Equal(["2", "-8", "-10"], explodes.GetProperty("y").EnumerateArray().Select(y => y.GetRawText()));
        Assert.Equal(["6.45", "64.45", "null", "null"], explodes.GetProperty("losses").EnumerateArray().Select(loss => loss.GetRawText()));
    }

    [Fact]
    public void Curves_are_in_the_data_raw_to_the_end_and_smoothed_up_to_the_first_that_is_no_number()
    {
        using var data = JsonDocument.Parse(Script("curves", "data"));
        var explodes = Content(data).GetProperty("series")[1];
        var (raw, smoothed) = (explodes.GetProperty("raw").GetProperty("y"), explodes.GetProperty("drawn").GetProperty("y"));
        Assert.Equal((250, 120), (raw.GetArrayLength(), smoothed.GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, raw[120].ValueKind);
    }

    private static JsonElement Content(JsonDocument data) => data.RootElement[0].GetProperty("content");

    private static string Page(string kind) => kind == "paths" ? _paths : _curves;

    private static string Script(string kind, string id) =>
        Regex.Match(Page(kind), $"<script [^>]*id=\"{id}\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("https?://[^\"'<> ]*")]
    private static partial Regex Address();
}
