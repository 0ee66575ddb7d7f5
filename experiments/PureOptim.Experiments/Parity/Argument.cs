using System.Text.Json;

namespace PureOptim.Experiments.Parity;

/// <summary>A number that a case gives its optimizer.</summary>
/// <param name="Name">The framework's name for it; an element of a list has its index behind it, as in <c>betas[0]</c>.</param>
/// <param name="Value">The number; a truth value is 0 or 1.</param>
internal sealed record Argument(string Name, double Value)
{
    internal KeyValuePair<string, double> Pair => new(Name, Value);

    /// <summary>The numbers in one argument. A text is none, and keeps its name: no mapping takes it.</summary>
    internal static IEnumerable<Argument> From(string name, RecordedValue value) => value.Element.ValueKind switch
    {
        JsonValueKind.Number => [new(name, value.Number())],
        JsonValueKind.True => [new(name, 1)],
        JsonValueKind.False => [new(name, 0)],
        JsonValueKind.Array => value.Items().SelectMany((item, index) => From($"{name}[{index}]", item)),
        _ => [new($"{name}={value.Element}", 0)],
    };
}
