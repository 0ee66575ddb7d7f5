using System.Xml.Linq;
using static PureOptim.Figures.Pages.Html;

namespace PureOptim.Experiments.Laws;

/// <summary>Turns the LaTeX that laws are written in into MathML, which browsers draw by themselves.</summary>
internal sealed partial class MathMl
{
    private readonly string _latex;
    private int _at;

    private MathMl(string latex) => _latex = latex;

    /// <summary>A displayed formula, or null where something in it is not known here: better its source than a wrong picture.</summary>
    internal static XElement? Of(string latex)
    {
        try
        {
            var reader = new MathMl(latex);
            var row = reader.Row();
            return reader._at == latex.Length ? Element("math", Attribute("display", "block"), row) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private char Next => _at < _latex.Length ? _latex[_at] : '\0';

    /// <summary>The end of a row: a closing brace or delimiter, the border of a cell, or the end of the formula.</summary>
    private bool IsAtEnd => Next is '\0' or '}' or '&' || IsAt(@"\right") || IsAt(@"\end") || IsAt(@"\\");

    private bool IsAt(string command) => _latex.AsSpan(_at).StartsWith(command)
        && !(char.IsAsciiLetter(command[^1]) && char.IsAsciiLetter(_latex.ElementAtOrDefault(_at + command.Length)));

    /// <summary>Everything up to the end of a row.</summary>
    private XElement Row()
    {
        var parts = new List<XElement>();
        while (true)
        {
            Skip();
            if (IsAtEnd) break;
            parts.Add(WithScripts(Atom()));
        }

        return parts is [var only] ? only : Element("mrow", parts);
    }

    /// <summary>An atom with what stands below and above it.</summary>
    private XElement WithScripts(XElement atom)
    {
        XElement? below = null, above = null, primes = null;
        while (true)
        {
            Skip();
            if (Next == '_' && below is null) below = Script();
            else if (Next == '^' && above is null) above = Script();
            else if (Next == '\'' && above is null && primes is null) primes = Primes();
            else break;
        }

        if (primes is not null) above = above is null ? primes : Element("mrow", primes, above);

        var (sub, super) = IsLarge(atom) ? ("munder", "mover") : ("msub", "msup");
        return (below, above) switch
        {
            (null, null) => atom,
            (_, null) => Element(sub, atom, below),
            (null, _) => Element(super, atom, above),
            _ => Element(IsLarge(atom) ? "munderover" : "msubsup", atom, below, above),
        };
    }

    private static bool IsLarge(XElement atom) => MathSymbols.Large.Values.Contains(atom.Value) && atom.Value != "∫";

    private XElement Script()
    {
        _at++;
        return Argument();
    }

    private XElement Primes()
    {
        var from = _at;
        while (Next == '\'') _at++;
        return Element("mo", new string('′', _at - from));
    }

    private XElement Argument()
    {
        Skip();
        return Next is '\0' or '}' or '^' or '_' ? throw new FormatException("There is no argument.") : Atom();
    }

    private XElement Atom()
    {
        var letter = Next;
        if (letter == '{') return Group();
        if (letter == '\\') return Command(Name());
        if (char.IsAsciiDigit(letter)) return Number();
        _at++;
        return letter switch
        {
            _ when char.IsLetter(letter) => Element("mi", $"{letter}"),
            '-' => Element("mo", "−"),
            '*' => Element("mo", "∗"),
            '(' or ')' or '[' or ']' or '|' => Element("mo", Attribute("stretchy", "false"), $"{letter}"),
            '~' => Space("0.3333"),
            _ when "+=<>,;:/!.".Contains(letter, StringComparison.Ordinal) => Element("mo", $"{letter}"),
            _ => throw new FormatException($"{letter} is not known."),
        };
    }

    private XElement Command(string name) =>
        MathSymbols.Identifiers.TryGetValue(name, out var identifier) ? Element("mi", identifier)
        : MathSymbols.Operators.TryGetValue(name, out var symbol) ? Element("mo", symbol)
        : MathSymbols.Large.TryGetValue(name, out var large) ? Element("mo", large)
        : MathSymbols.Functions.Contains(name) ? Element("mi", name)
        : MathSymbols.Spaces.TryGetValue(name, out var width) ? Space(width)
        : MathSymbols.Accents.TryGetValue(name, out var accent)
            ? Element("mover", Attribute("accent", "true"), Argument(), Element("mo", accent))
        : name switch
        {
            "mathrm" or "operatorname" or "mathit" or "mathsf" or "mathtt" or "textrm" => Upright(Raw()),
            "text" => Element("mtext", Raw().Replace(' ', '\u00a0')), // MathML drops spaces at the ends of words.
            "mathbb" => Element("mi", DoubleStruck(Raw())),
            "mathbf" or "boldsymbol" => Element("mstyle", Attribute("style", "font-weight: bold"), Argument()),
            "mathbin" or "mathrel" or "mathop" => Argument(),
            "frac" or "tfrac" or "dfrac" => Element("mfrac", Argument(), Argument()),
            "sqrt" => Root(),
            "left" => Fenced(),
            "begin" => Array(Raw()),
            "big" or "Big" or "bigl" or "bigr" or "Bigl" or "Bigr" or "displaystyle" => Argument(),
            " " => Space("0.3333"),
            _ => throw new FormatException($"\\{name} is not known."),
        };

    private XElement Number()
    {
        var from = _at;
        while (char.IsAsciiDigit(Next) || (Next == '.' && char.IsAsciiDigit(_latex.ElementAtOrDefault(_at + 1)))) _at++;
        return Element("mn", _latex[from.._at]);
    }

    /// <summary>The name after a backslash: letters, or one other character.</summary>
    private string Name()
    {
        var from = ++_at;
        while (char.IsAsciiLetter(Next)) _at++;
        if (_at == from) _at++;
        return _at <= _latex.Length ? _latex[from.._at] : throw new FormatException("A backslash ends the formula.");
    }

    /// <summary>Words in braces, as they stand.</summary>
    private string Raw()
    {
        Skip();
        var close = _latex.IndexOf('}', _at);
        if (Next != '{' || close < 0) throw new FormatException("Words need braces.");
        var words = _latex[(_at + 1)..close];
        if (words.AsSpan().IndexOfAny('\\', '{', '$') >= 0) throw new FormatException("There is more than words in braces.");
        _at = close + 1;
        return words;
    }

    /// <summary>MathML sets an identifier of one letter in italics by default.</summary>
    private static XElement Upright(string words) =>
        Element("mi", words.Length == 1 ? Attribute("mathvariant", "normal") : null, words);

    private static string DoubleStruck(string letter) => letter switch
    {
        "R" => "ℝ",
        "N" => "ℕ",
        "Z" => "ℤ",
        "Q" => "ℚ",
        "E" => "𝔼",
        "F" => "𝔽",
        "P" => "ℙ",
        _ => throw new FormatException($"{letter} is not known double-struck."),
    };

    private static XElement Space(string ems) => Element("mspace", Attribute("width", $"{ems}em"));

    private void Skip()
    {
        while (char.IsWhiteSpace(Next)) _at++;
    }
}
