using System.Collections.Immutable;
using System.Globalization;

namespace PureOptim.Numerics;

/// <summary>Writes expressions down; those in <paramref name="known"/> appear by their name wherever they are part of another.</summary>
internal sealed class SymbolPrinter(SymbolNotation notation, ImmutableArray<(Symbol Value, Symbol Name)> known)
{
    private const int SumLevel = 1;
    private const int ProductLevel = 2;
    private const int AtomLevel = 3;

    private bool Latex => notation == SymbolNotation.Latex;

    private bool Brief => notation == SymbolNotation.Brief;

    /// <summary>The expression, its parts by name where they have one.</summary>
    internal string Print(Symbol symbol) => Write(symbol.Node, isWhole: true).Text;

    private (string Text, int Level) Write(SymbolNode node, bool isWhole = false)
    {
        if (!isWhole && known.FirstOrDefault(pair => ReferenceEquals(pair.Value.Node, node)) is { Name.Node: SymbolNode.Name name })
            return Write(name);
        return node switch
        {
            SymbolNode.Constant constant => Number(constant.Value),
            SymbolNode.Name leaf => (Latex ? leaf.Latex : leaf.Text, AtomLevel),
            SymbolNode.Binary binary => Write(binary),
            SymbolNode.Call call => Write(call),
            _ => throw new InvalidOperationException($"An expression has no part {node.GetType().Name}."),
        };
    }

    private (string Text, int Level) Write(SymbolNode.Binary node) => node.Operator switch
    {
        // The beginning of a sum in a loop.
        SymbolOperator.Sum when node.Left is SymbolNode.Constant { Value: 0 } => Write(node.Right),
        SymbolOperator.Sum when Brief => ($"{At(SumLevel, node.Left)} + {Addend(Write(node.Right))}", SumLevel),
        SymbolOperator.Sum => ($"{At(SumLevel, node.Left)} + {At(SumLevel, node.Right)}", SumLevel),
        SymbolOperator.Difference => ($"{At(SumLevel, node.Left)} - {At(ProductLevel, node.Right)}", SumLevel),
        SymbolOperator.Product => Product(node),
        _ when Latex => ($@"\frac{{{Write(node.Left).Text}}}{{{Write(node.Right).Text}}}", AtomLevel),
        _ when Brief => ($"{At(ProductLevel, node.Left)}/{At(AtomLevel, node.Right)}", ProductLevel),
        _ => ($"{At(ProductLevel, node.Left)} / {At(AtomLevel, node.Right)}", ProductLevel),
    };

    /// <summary>A product by standing side by side; a quantity times itself is its square.</summary>
    private (string Text, int Level) Product(SymbolNode.Binary node)
    {
        if (Brief) return BriefProduct(node);
        if (ReferenceEquals(node.Left, node.Right)) return (At(AtomLevel, node.Left) + (Latex ? "^2" : "²"), AtomLevel);
        if (node.Left is SymbolNode.Binary { Operator: SymbolOperator.Product } left && ReferenceEquals(left.Right, node.Right))
            return ($"{At(ProductLevel, left.Left)} {At(AtomLevel, node.Right)}{(Latex ? "^2" : "²")}", ProductLevel);
        return ($"{At(ProductLevel, node.Left)} {At(AtomLevel, node.Right)}", ProductLevel);
    }

    /// <summary>A product without spaces where nothing is misread; factors that read the same are a square.</summary>
    private (string Text, int Level) BriefProduct(SymbolNode.Binary node)
    {
        // Each part is written once: twice at every level of a deep expression would take for ever.
        var first = Write(node.Left);
        var second = ReferenceEquals(node.Left, node.Right) ? first : Write(node.Right);
        if (first == second) return ($"{At(AtomLevel, first)}²", ProductLevel);
        var (left, right) = (At(ProductLevel, first), At(ProductLevel, second));
        return ($"{left}{(left.Length == 1 && char.IsLetter(right[0]) ? "" : " ")}{right}", ProductLevel);
    }

    private (string Text, int Level) Write(SymbolNode.Call call)
    {
        string Argument(int i) => Write(call.Arguments[i]).Text;
        return call.Function switch
        {
            SymbolFunction.Negation => ($"-{At(ProductLevel, call.Arguments[0])}", Brief ? SumLevel : ProductLevel),
            SymbolFunction.Sqrt => (Latex ? $@"\sqrt{{{Argument(0)}}}" : $"√{At(AtomLevel, call.Arguments[0])}", AtomLevel),
            SymbolFunction.Cbrt => (Latex ? $@"\sqrt[3]{{{Argument(0)}}}" : $"∛{At(AtomLevel, call.Arguments[0])}", AtomLevel),
            SymbolFunction.Abs => (Latex ? $@"\left|{Argument(0)}\right|" : $"|{Argument(0)}|", AtomLevel),
            SymbolFunction.IfLess => (IfLess(call), AtomLevel),
            SymbolFunction.Power => (Power(call), Brief ? ProductLevel : AtomLevel),
            SymbolFunction.Exp or SymbolFunction.Log or SymbolFunction.Sin or SymbolFunction.Cos or SymbolFunction.Tanh =>
                ($"{(Latex ? @"\" : "")}{call.Function.ToString().ToLowerInvariant()}({Argument(0)})", AtomLevel),
            SymbolFunction.Atan2 => ($@"{(Latex ? @"\operatorname{atan2}" : "atan2")}({Argument(0)}, {Argument(1)})", AtomLevel),
            var extremum => ($@"{(Latex ? @"\" : "")}{(extremum == SymbolFunction.Max ? "max" : "min")}({Argument(0)}, {Argument(1)})", AtomLevel),
        };
    }

    private string Power(SymbolNode.Call call) =>
        Latex ? $"{At(AtomLevel, call.Arguments[0])}^{{{Write(call.Arguments[1]).Text}}}" : $"{At(AtomLevel, call.Arguments[0])}^{At(AtomLevel, call.Arguments[1])}";

    /// <summary>A choice; the one that <see cref="Sign"/> makes is the sign of its argument.</summary>
    private string IfLess(SymbolNode.Call call)
    {
        if (!Brief && call.IsSign) return $@"{(Latex ? @"\operatorname{sign}" : "sign")}({Write(call.Arguments[1]).Text})";
        var parts = call.Arguments.Select(argument => Write(argument).Text).ToArray();
        return Latex
            ? $@"\begin{{cases}} {parts[2]} & {parts[0]} < {parts[1]} \\ {parts[3]} & \text{{otherwise}} \end{{cases}}"
            : $"({parts[0]} < {parts[1]} ? {parts[2]} : {parts[3]})";
    }

    /// <summary>A part that binds at least as tightly as <paramref name="level"/>, in brackets where it does not.</summary>
    private string At(int level, SymbolNode node) => At(level, Write(node));

    private string At(int level, (string Text, int Level) written) =>
        written.Level >= level ? written.Text : Latex ? $@"\left({written.Text}\right)" : $"({written.Text})";

    /// <summary>What is added; in brackets where it begins with a sign.</summary>
    private string Addend((string Text, int Level) written) => At(written.Text.StartsWith('-') ? ProductLevel : SumLevel, written);

    private (string Text, int Level) Number(double value) => (Brief ? Tidy(Invariant($"{value:R}")) : Invariant($"{value:R}"), value < 0 ? SumLevel : AtomLevel);

    /// <summary>Exponents as people write them: <c>1E-07</c> becomes <c>1e-7</c>.</summary>
    private static string Tidy(string text) => text.IndexOf('E', StringComparison.Ordinal) is > 0 and var at
        ? Invariant($"{text[..at]}e{int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo)}")
        : text;
}
