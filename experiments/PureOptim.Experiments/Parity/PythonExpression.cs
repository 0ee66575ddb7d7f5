using System.Collections.Immutable;
using System.Globalization;

namespace PureOptim.Experiments.Parity;

/// <summary>An expression of Python, as far as calls that make optimizers need: names, numbers, texts, lists, dictionaries, and calls with arguments by place and by name.</summary>
internal abstract record PythonExpression
{
    /// <summary>A name, with the module before it.</summary>
    internal sealed record Name(string Dotted) : PythonExpression;

    /// <summary>A number, a text, a truth value or nothing; a whole number is a long.</summary>
    internal sealed record Literal(object? Value) : PythonExpression;

    /// <summary>A list or a tuple.</summary>
    internal sealed record Sequence(ImmutableArray<PythonExpression> Items) : PythonExpression;

    /// <summary>A dictionary.</summary>
    internal sealed record Dictionary(ImmutableArray<(PythonExpression Key, PythonExpression Value)> Entries) : PythonExpression;

    /// <summary>A call.</summary>
    internal sealed record Call(PythonExpression Callee, ImmutableArray<PythonExpression> Positional, ImmutableArray<(string Name, PythonExpression Value)> Named) : PythonExpression;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none of these, or is followed by something.</exception>
    internal static PythonExpression Parse(string text)
    {
        var reader = new Reader(text);
        var expression = reader.Expression();
        return reader.IsAtEnd ? expression : throw reader.Unexpected("the end");
    }

    private sealed class Reader(string text)
    {
        private int _at;

        internal bool IsAtEnd
        {
            get
            {
                while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
                return _at == text.Length;
            }
        }

        private char Next => IsAtEnd ? '\0' : text[_at];

        internal FormatException Unexpected(string wanted) =>
            new($"at character {_at + 1} there is {(IsAtEnd ? "the end" : $"'{text[_at]}'")} instead of {wanted}");

        internal PythonExpression Expression()
        {
            var expression = Atom();
            while (Take('('))
            {
                var positional = ImmutableArray.CreateBuilder<PythonExpression>();
                var named = ImmutableArray.CreateBuilder<(string, PythonExpression)>();
                Until(')', () =>
                {
                    var argument = Expression();
                    if (argument is Name name && Take('=')) named.Add((name.Dotted, Expression()));
                    else positional.Add(argument);
                });
                expression = new Call(expression, positional.ToImmutable(), named.ToImmutable());
            }

            return expression;
        }

        private PythonExpression Atom() => Next switch
        {
            '\'' or '"' => new Literal(Quoted()),
            '{' => Entries(),
            '[' => Items('[', ']'),
            '(' => Items('(', ')'),
            '-' or '.' or (>= '0' and <= '9') => Number(),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Word(),
            _ => throw Unexpected("an expression"),
        };

        private Sequence Items(char open, char close)
        {
            Take(open);
            var items = ImmutableArray.CreateBuilder<PythonExpression>();
            Until(close, () => items.Add(Expression()));
            return new(items.ToImmutable());
        }

        private Dictionary Entries()
        {
            Take('{');
            var entries = ImmutableArray.CreateBuilder<(PythonExpression, PythonExpression)>();
            Until('}', () =>
            {
                var key = Expression();
                if (!Take(':')) throw Unexpected("':'");
                entries.Add((key, Expression()));
            });
            return new(entries.ToImmutable());
        }

        private PythonExpression Word()
        {
            var word = While(character => character is '_' or '.' || char.IsAsciiLetterOrDigit(character));
            return word switch
            {
                "True" => new Literal(true),
                "False" => new Literal(false),
                "None" => new Literal(null),
                "lambda" => throw new FormatException("it has a function of its own"),
                _ => new Name(word),
            };
        }

        private Literal Number()
        {
            var digits = While(character => character is '.' or '-' or '+' or '_' || char.IsAsciiLetterOrDigit(character)).Replace("_", "", StringComparison.Ordinal);
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new(whole)
                : double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new(number)
                : throw new FormatException($"{digits} is no number");
        }

        private string Quoted()
        {
            var end = text.IndexOf(text[_at], _at + 1);
            if (end < 0) throw new FormatException("a text has no end");
            var quoted = text[(_at + 1)..end];
            _at = end + 1;
            return quoted;
        }

        /// <summary>Items separated by commas, up to a bracket; a comma may stand before it.</summary>
        private void Until(char close, Action item)
        {
            while (!Take(close))
            {
                item();
                if (!Take(',') && Next != close) throw Unexpected($"',' or '{close}'");
            }
        }

        private bool Take(char wanted)
        {
            if (Next != wanted) return false;
            _at++;
            return true;
        }

        private string While(Func<char, bool> belongs)
        {
            var start = _at;
            while (_at < text.Length && belongs(text[_at])) _at++;
            return text[start.._at];
        }
    }
}
