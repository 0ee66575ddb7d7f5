using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace PureOptim.Formulas;

/// <summary>
/// The grammar of formulas. Sums and products associate to the left. A sign binds less than a power: -x^2 is -(x^2). A power has one exponent, for
/// not all programs read x^2^3 alike, and a product has its sign, for 2x might be a name.
/// </summary>
internal static class FormulaGrammar
{
    private static readonly TextParser<TextSpan> _digits = Span.WithAll(char.IsAsciiDigit);

    /// <summary>Digits with a point among them, before or after them, or without; then perhaps an exponent.</summary>
    private static readonly TextParser<TextSpan> _number =
        Span.MatchedBy(
            _digits.Then(_ => Character.EqualTo('.').IgnoreThen(_digits.OptionalOrDefault()).OptionalOrDefault())
                .Or(Character.EqualTo('.').IgnoreThen(_digits).Try())
                .Then(_ => Character.In('e', 'E').IgnoreThen(Character.In('+', '-').OptionalOrDefault()).IgnoreThen(_digits).Try().OptionalOrDefault()));

    private static readonly TextParser<TextSpan> _name = Span.MatchedBy(Character.Matching(char.IsAsciiLetter, "letter").IgnoreThen(Span.WithAll(char.IsAsciiLetterOrDigit).OptionalOrDefault()));

    private static readonly Tokenizer<FormulaToken> _tokenizer = new TokenizerBuilder<FormulaToken>()
        .Ignore(Span.WhiteSpace)
        .Match(_number, FormulaToken.Number)
        .Match(_name, FormulaToken.Name)
        .Match(Character.EqualTo('+'), FormulaToken.Plus)
        .Match(Character.EqualTo('-'), FormulaToken.Minus)
        .Match(Character.EqualTo('*'), FormulaToken.Times)
        .Match(Character.EqualTo('/'), FormulaToken.Over)
        .Match(Character.EqualTo('^'), FormulaToken.Power)
        .Match(Character.EqualTo('('), FormulaToken.Open)
        .Match(Character.EqualTo(')'), FormulaToken.Close)
        .Match(Character.EqualTo(','), FormulaToken.Comma)
        .Build();

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _constant =
        Token.EqualTo(FormulaToken.Number).Select(word => FormulaTerm.Of(NumberOf(word)));

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _part =
        from open in Token.EqualTo(FormulaToken.Open)
        from inner in Parse.Ref(() => _sum!)
        from close in Token.EqualTo(FormulaToken.Close)
        select inner;

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _operand =
        _constant.Or(Token.EqualTo(FormulaToken.Name).Then(Named)).Or(_part).Named("a number, a coordinate, a function or (");

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _power =
        from value in _operand
        from exponents in Token.EqualTo(FormulaToken.Power).IgnoreThen(Signed(_operand)).Select(exponent => new[] { exponent }).OptionalOrDefault([])
        select exponents.Aggregate(value, FormulaTerm.Power);

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _product = Parse.Chain(OneOf(FormulaToken.Times, FormulaToken.Over), Signed(_power), FormulaTerm.Join);

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _sum = Parse.Chain(OneOf(FormulaToken.Plus, FormulaToken.Minus), _product, FormulaTerm.Join);

    private static readonly TokenListParser<FormulaToken, FormulaTerm> _formula = _sum.AtEnd();

    /// <summary>The double nearest to a number.</summary>
    internal static double NumberOf(Token<FormulaToken> word) => double.Parse(word.ToStringValue(), NumberStyles.Float, NumberFormatInfo.InvariantInfo);

    /// <summary>The words of a text; or the first character that is part of none.</summary>
    internal static FormulaFault? Split(string text, out Token<FormulaToken>[] words)
    {
        var split = _tokenizer.TryTokenize(text);
        words = split.HasValue ? [.. split.Value] : [];
        return split.HasValue ? null : new(split.ErrorPosition.Absolute + 1, $"'{text[split.ErrorPosition.Absolute]}' has no meaning in a formula");
    }

    /// <summary>The formula that words are, if the names among them are known; or the first word that is out of place.</summary>
    internal static (FormulaTerm? Term, FormulaFault? Fault) Read(string text, Token<FormulaToken>[] words)
    {
        var read = _formula.TryParse(new(words));
        if (read.HasValue) return (read.Value, null);
        var wanted = read.Expectations is { Length: > 0 } all ? $"; it needs {string.Join(" or ", all)} there" : "";
        if (read.Remainder.IsAtEnd) return (null, new(text.Length + 1, $"the formula cannot end there{wanted}"));
        var word = words[read.Remainder.Position];
        return (null, new(word.Position.Absolute + 1, word.Kind switch
        {
            _ when wanted.Length > 0 => $"\"{word.ToStringValue()}\" is out of place{wanted}",
            FormulaToken.Power => "a power of a power needs parentheses",
            FormulaToken.Close => "this parenthesis has no beginning",
            FormulaToken.Comma => "only the arguments of a function have a comma between them",
            _ => $"an operator is missing before \"{word.ToStringValue()}\"",
        }));
    }

    /// <summary>What a name stands for: a coordinate, a constant, or a function with its arguments.</summary>
    private static TokenListParser<FormulaToken, FormulaTerm> Named(Token<FormulaToken> word)
    {
        var name = word.ToStringValue();
        if (FormulaNames.Coordinate(name) is { } index) return Parse.Return<FormulaToken, FormulaTerm>(new(point => point[index]));
        if (FormulaNames.Constants.TryGetValue(name, out var number)) return Parse.Return<FormulaToken, FormulaTerm>(FormulaTerm.Of(number));
        var (arity, function) = FormulaNames.Functions[name];
        var arguments = Token.EqualTo(FormulaToken.Open).IgnoreThen(Parse.Ref(() => _sum).Select(first => new[] { first }));
        for (var i = 1; i < arity; i++)
            arguments = arguments.Then(before => Token.EqualTo(FormulaToken.Comma).IgnoreThen(Parse.Ref(() => _sum)).Select(next => before.Append(next).ToArray()));
        return
            from all in arguments
            from close in Token.EqualTo(FormulaToken.Close)
            select new FormulaTerm(point => function([.. all.Select(argument => argument.Over(point))]));
    }

    /// <summary>A value with any number of signs before it.</summary>
    private static TokenListParser<FormulaToken, FormulaTerm> Signed(TokenListParser<FormulaToken, FormulaTerm> value) =>
        from signs in Token.EqualTo(FormulaToken.Minus).Many()
        from term in value
        select signs.Aggregate(term, static (term, _) => term.Negated());

    private static TokenListParser<FormulaToken, FormulaToken> OneOf(FormulaToken first, FormulaToken second) =>
        Token.EqualTo(first).Or(Token.EqualTo(second)).Select(word => word.Kind);
}
