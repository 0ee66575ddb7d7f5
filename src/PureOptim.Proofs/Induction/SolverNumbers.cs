using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using PureOptim.Numerics;

namespace PureOptim.Proofs;

/// <summary>Reads the numbers in a solver's answer.</summary>
internal static partial class SolverNumbers
{
    /// <summary>The numbers of some names; null where one is in no form that is known.</summary>
    internal static Witnesses? In(string text, ImmutableArray<Symbol> names) => Read<Real64>(text, names, Double) is { } doubles
        ? new(Read<Rational>(text, names, Fraction), [.. doubles.Select(number => number.Value)])
        : null;

    private static ImmutableArray<R>? Read<R>(string text, ImmutableArray<Symbol> names, Func<string, R?> read)
        where R : struct, IElementary<R>
    {
        var numbers = ImmutableArray.CreateBuilder<R>();
        foreach (var name in names)
        {
            var match = Regex.Match(text, $@"\({Regex.Escape($"{name}")} (?<value>[^()]+|\((?:[^()]|\([^()]*\))*\))\)");
            // A solver leaves out what does not matter.
            if (Number(match.Success ? match.Groups["value"].Value : "0", read) is not { } number) return null;
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    private static R? Number<R>(string text, Func<string, R?> read)
        where R : struct, IElementary<R>
    {
        // A question mark ends a decimal that was cut off.
        var bare = text.Trim().TrimEnd('?');
        if (read(bare) is { } number) return number;
        if (Negative().Match(bare) is { Success: true } negative) return -Number(negative.Groups[1].Value, read);
        if (Quotient().Match(bare) is { Success: true } quotient) return Number(quotient.Groups[1].Value, read) / Number(quotient.Groups[2].Value, read);
        return null;
    }

    private static Real64? Double(string text) => double.TryParse(text, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var number) ? number : null;

    private static Rational? Fraction(string text)
    {
        if (Decimal().Match(text) is not { Success: true } match) return null;
        var (whole, after) = (match.Groups[1].Value, match.Groups[2].Value);
        return new(BigInteger.Parse(whole + after, NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo), BigInteger.Pow(10, after.Length));
    }

    [GeneratedRegex(@"^(-?[0-9]+)(?:\.([0-9]*))?$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^\(- (.+)\)$")]
    private static partial Regex Negative();

    [GeneratedRegex(@"^\(/ (\S+|\(.+\)) (\S+)\)$")]
    private static partial Regex Quotient();
}
