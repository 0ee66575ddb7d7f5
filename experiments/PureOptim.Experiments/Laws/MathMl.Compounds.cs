using System.Xml.Linq;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Experiments.Laws;

/// <content>What has parts: groups, roots, what stands between delimiters, arrays.</content>
internal sealed partial class MathMl
{
    private XElement Group()
    {
        _at++;
        var row = Row();
        if (Next != '}') throw new FormatException("A brace is not closed.");
        _at++;
        return row.Name == "mrow" ? row : Element("mrow", row);
    }

    private XElement Root()
    {
        Skip();
        if (Next != '[') return Element("msqrt", Argument());
        var close = _latex.IndexOf(']', _at);
        if (close < 0 || Of(_latex[(_at + 1)..close]) is not { } degree) throw new FormatException("The degree of a root is not closed.");
        _at = close + 1;
        return Element("mroot", Argument(), degree.Elements());
    }

    private XElement Fenced()
    {
        var open = Delimiter();
        var row = Row();
        if (Next != '\\' || Name() != "right") throw new FormatException("A delimiter is not closed.");
        return Element("mrow", open, row, Delimiter());
    }

    private XElement? Delimiter()
    {
        Skip();
        if (Next == '.')
        {
            _at++;
            return null;
        }

        var delimiter = Atom();
        return delimiter.Name == "mo" ? Stretchy(delimiter.Value) : throw new FormatException("That is no delimiter.");
    }

    private static XElement Stretchy(string delimiter) => Element("mo", Attribute("stretchy", "true"), delimiter);

    /// <summary>Cells in rows, between the delimiters that the environment's name stands for.</summary>
    private XElement Array(string environment)
    {
        var (table, row) = (Element("mtable"), Element("mtr"));
        while (true)
        {
            row.Add(Element("mtd", Row()));
            if (Next == '&')
            {
                _at++;
                continue;
            }

            table.Add(row);
            row = Element("mtr");
            if (Next != '\\') throw new FormatException("An environment is not ended.");
            if (Name() == "\\") continue;
            if (Raw() != environment) throw new FormatException("An environment ends that was not begun.");
            break;
        }

        return environment switch
        {
            "pmatrix" => Element("mrow", Stretchy("("), table, Stretchy(")")),
            "bmatrix" => Element("mrow", Stretchy("["), table, Stretchy("]")),
            "cases" => Element("mrow", Stretchy("{"), table),
            "matrix" => table,
            _ => throw new FormatException($"{environment} is not known."),
        };
    }
}
