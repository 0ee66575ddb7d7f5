using System.Collections.Immutable;
using System.Text.Json;

namespace PureOptim.Experiments.Parity;

/// <summary>A number that a case gives its optimizer.</summary>
/// <param name="Name">The framework's name for it; an element of a list has its index behind it, as in <c>betas[0]</c>.</param>
/// <param name="Value">The number; a truth value is 0 or 1.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record Argument(string Name, double Value, RecordedValue Source)
{
    /// <summary>All numbers in the arguments of a case.</summary>
    internal static ImmutableArray<Argument> AllOf(RecordedValue arguments) =>
        [.. arguments.Fields().SelectMany(argument => From(argument.Name, argument.Value))];

    /// <summary>The numbers of one argument: one, or one for each element of a list.</summary>
    internal static IEnumerable<Argument> From(string name, RecordedValue value) => value.Element.ValueKind switch
    {
        JsonValueKind.True => [new(name, 1, value)],
        JsonValueKind.False => [new(name, 0, value)],
        JsonValueKind.Array => value.Items().SelectMany((item, index) => From($"{name}[{index}]", item)),
        _ => [new(name, value.Number(), value)],
    };
}
