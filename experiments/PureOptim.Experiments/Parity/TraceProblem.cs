using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Experiments.Parity;

/// <summary>The start of the cases of a trace, and the gradients of all of them.</summary>
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
        var layout = Layout.Of(tensors.Select(tensor => (tensor.Name, Shape(tensor.Value))));
        if (layout.Length == 0) throw problem["parameters"].Unlike("at least one number");
        var steps = problem["gradients"].Items();
        if (steps.Count == 0) throw problem["gradients"].Unlike("a gradient for each of one or more steps", "none");
        var start = Tensors(layout, problem["parameters"], tensor => tensor["values"], single: false);
        return new(start, [.. steps.Select(step => Tensors(layout, step, tensor => tensor, single: false))]);
    }

    /// <summary>The same problem for one of its matrices alone, with gradients of some rows: those of the others are 0.</summary>
    /// <param name="rows">The rows, counted from 0, for each step.</param>
    /// <param name="expected">The parameters after each step, which name the matrix.</param>
    internal TraceProblem OfRows(RecordedValue rows, RecordedValue expected)
    {
        var matrix = expected.Items()[0].Fields().Single().Name;
        var entry = Start.Layout.Entries.Single(tensor => tensor.Name == matrix);
        if (entry.Shape.Length != 2) throw rows.Unlike("rows of a matrix", $"those of {entry}");
        var layout = Layout.Of((matrix, entry.Shape));
        var steps = rows.Items(Gradients.Length, "lists of rows, one for each step");
        return new(Part(Start, _ => true), [.. Gradients.Select((gradient, step) =>
        {
            var given = steps[step].Items().Select(row => row.Integer() is var number && number >= 0 && number < entry.Shape[0] ? number : throw row.Unlike($"a row of {entry}")).ToHashSet();
            return Part(gradient, given.Contains);
        })]);

        Parameters<double> Part(Parameters<double> whole, Predicate<int> isGiven) => Parameters<double>.Create(layout, values =>
        {
            for (var i = 0; i < values.Length; i++) values[i] = isGiven(i / entry.Shape[1]) ? whole[entry.Offset + i] : 0;
        });
    }

    /// <summary>The same problem for those of its tensors that the program had.</summary>
    /// <param name="expected">The parameters after each step, which name the tensors.</param>
    internal TraceProblem OfTensors(RecordedValue expected)
    {
        var names = expected.Items()[0].Fields().Select(tensor => tensor.Name).ToHashSet();
        var layout = Layout.Of(Start.Layout.Entries.Where(entry => names.Contains(entry.Name)).Select(entry => (entry.Name, entry.Shape)));
        return layout.Entries.Length == Start.Layout.Entries.Length ? this : new(Part(Start), [.. Gradients.Select(Part)]);

        Parameters<double> Part(Parameters<double> whole) => Parameters<double>.Create(layout, values =>
        {
            foreach (var entry in layout.Entries) whole[entry.Name].CopyTo(values[entry.Offset..]);
        });
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
                var items = numbers(byName[entry.Name]).Items(entry.Length, $"{(entry.Length == 1 ? "number" : "numbers")} for {entry}");
                for (var i = 0; i < items.Count; i++) values[entry.Offset + i] = items[i].Number(single);
            }
        });
    }

    /// <summary>The shape of a tensor that has as many numbers as it says.</summary>
    private static ImmutableArray<int> Shape(RecordedValue tensor)
    {
        ImmutableArray<int> shape =
            [.. tensor["shape"].Items().Select(size => size.Integer() is >= 0 and var integer ? integer : throw size.Unlike("a size from 0"))];
        var length = shape.Contains(0) ? 0 : shape.Aggregate((BigInteger)1, (product, size) => product * size);
        return tensor["values"].Items().Count is var found && found == length
            ? shape
            : throw tensor["values"].Unlike($"{length} numbers for the shape [{string.Join(", ", shape)}]", $"{found}");
    }
}
