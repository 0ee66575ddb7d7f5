using System.Xml.Linq;
using PureOptim.Experiments.Terminal;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;

namespace PureOptim.Tests.Reports;

/// <summary>The same report as Markdown, as a part of a page, in a terminal and as JSON.</summary>
public sealed class ReportWritersTests
{
    private static readonly ReportTable _table = new("Ends", ["", "loss", "so?"], [[ReportText.Of(ReportSpan.Code("a|b")), "0.5", "✓"], ["SGD", "", "✗"]])
    {
        RightAligned = [1],
        Centred = [2],
    };

    private static readonly ReportBlock.Bullets _bullets = new([ReportText.Of("See ", ReportSpan.Link("B1", "#b1"), "."), "Two < three"]);

    private static readonly ReportBlock[] _report =
    [
        new ReportBlock.Heading("Both", 2), new ReportBlock.Paragraph(ReportText.Of(ReportSpan.Strong("Said."), " What was done.")), _bullets,
        new ReportBlock.Formula("x_{t+1}"), _table, new ReportBlock.Details("More", [new ReportBlock.Listing("one\n two")]),
    ];

    [Fact]
    public void Markdown_has_an_empty_line_between_parts_and_escapes_what_would_end_a_cell() => Assert.Equal(
        """
        ## Both

        **Said.** What was done.

        - See [B1](#b1).
        - Two < three

        $$x_{t+1}$$

        Ends

        | | loss | so? |
        | --- | --: | :-: |
        | `a\|b` | 0.5 | ✓ |
        | SGD |  | ✗ |

        <details>
        <summary>More</summary>

        ```text
        one
         two
        ```

        </details>

        """, MarkdownReport.Of(_report));

    [Fact]
    public void A_page_has_an_element_for_each_part()
    {
        var page = new XElement("main", _report.Select(HtmlReport.Of));
        Assert.Equal(["h2", "p", "ul", "p", "div", "details"], page.Elements().Select(part => part.Name.LocalName));
        Assert.Equal("<p><b>Said.</b> What was done.</p>", Html.Text(page.Elements("p").First()));
        Assert.Equal("<li>See <a href=\"#b1\">B1</a>.</li>", Html.Text(page.Descendants("li").First()));
        Assert.Equal(["a|b", "0.5", "✓", "SGD", "", "✗"], page.Descendants("tbody").Single().Elements("tr").Elements().Select(cell => cell.Value));
        Assert.Equal("More", page.Descendants("summary").Single().Value);
        Assert.Equal("one\n two", page.Descendants("pre").Single().Value);
    }

    [Fact]
    public void A_terminal_has_the_words_without_marks()
    {
        using var output = new StringWriter();
        TextReport.Print(_report, new ToolContext(output, TextWriter.Null, OutIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None));
        Assert.Equal(
            """
            Both
            Said. What was done.
            - See B1.
            - Two < three
              x_{t+1}
            Ends
                 loss  so?
            a|b   0.5  ✓
            SGD        ✗

            More:
              one
               two

            """, output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void JSON_has_lists_and_tables_by_the_names_of_their_columns()
    {
        Assert.Equal("""["See B1.","Two \u003C three"]""", JsonReport.Of(_bullets).ToJsonString());
        var second = JsonReport.Of(_table)["rows"]![1]!;
        Assert.Equal(("Ends", "SGD", ""), ((string?)JsonReport.Of(_table)["caption"], (string?)second[""], (string?)second["loss"]));
    }
}
