using System.Collections.Immutable;
using PureOptim.Parameters;

namespace PureOptim.Experiments.Parity;

/// <summary>Where the cases of a trace start, and the gradients that they all see.</summary>
/// <param name="Start">The parameters before the first step.</param>
/// <param name="Gradients">The gradient of each step.</param>
internal sealed record TraceProblem(Parameters<double> Start, ImmutableArray<Parameters<double>> Gradients)
{
    /// <summary>The problem that stands at a place of a file.</summary>
    internal static TraceProblem Read(RecordedValue problem)
    {
        problem.RequireFields("parameters", "gradients");
        (string Name, RecordedValue Value)[] tensors = [.. problem["parameters"].Fields()];
        foreach (var tensor in tensors) tensor.Value.RequireFields("shape", "values");
        var layout = Layout.Of(tensors.Select(tensor => (tensor.Name, Shape(tensor.Value["shape"]))));
        var start = Tensors(layout, problem["parameters"], tensor => tensor["values"], single: false);
        return new(start, [.. problem["gradients"].Items().Select(step => Tensors(layout, step, tensor => tensor, single: false))]);
    }

    /// <summary>One array of numbers for each tensor of a layout, and no other.</summary>
    internal static Parameters<double> Tensors(Layout layout, RecordedValue byName, Func<RecordedValue, RecordedValue> numbers, bool single)
    {
        foreach (var (name, value) in byName.Fields())
        {
            if (layout.Entries.All(entry => entry.Name != name)) throw value.Unlike($"one of the parameters {layout}", $"'{name}'");
        }

        return Parameters<double>.Create(layout, values =>
        {
            foreach (var entry in layout.Entries)
            {
                var items = numbers(byName[entry.Name]).Items(entry.Length, $"numbers for {entry}");
                for (var i = 0; i < items.Count; i++) values[entry.Offset + i] = items[i].Number(single);
            }
        });
    }

    private static ImmutableArray<int> Shape(RecordedValue shape) =>
        [.. shape.Items().Select(size => size.Integer() is >= 0 and var integer ? integer : throw size.Unlike("a size from 0"))];
}
