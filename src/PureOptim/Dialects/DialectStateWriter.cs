using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Dialects;

/// <summary>Collects what a program keeps.</summary>
/// <param name="program">The program's name, for messages.</param>
internal sealed class DialectStateWriter<T>(string program)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(string Name, T[] Values)> _values = [];

    /// <summary>The shape of each tensor.</summary>
    internal Dictionary<string, ImmutableArray<int>> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of steps by each of its names.</summary>
    internal Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>The other numbers.</summary>
    internal Dictionary<string, double> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>The counts that the program always keeps.</summary>
    internal SortedSet<string> Required { get; } = new(StringComparer.Ordinal);

    internal void Add(string name, ImmutableArray<int> shape, T[] values)
    {
        if (!Tensors.TryAdd(name, shape)) throw new ArgumentException($"{program}'s state would have two tensors '{name}'.", nameof(name));
        _values.Add((name, values));
    }

    internal void Add(string name, StateSlot slot, TensorEntry tensor, OptimizerState<T> state)
    {
        if (slot.Own is null)
        {
            var shape = slot.Shape!(tensor.Shape);
            Add(name, shape, new T[shape.Aggregate(1, (length, size) => length * size)]);
            return;
        }

        var own = state[slot.Own];
        var values = own[tensor.Name].ToArray();
        if (slot.IsNegated) values = [.. values.Select(value => -value)];
        Add(name, slot.Shape?.Invoke(tensor.Shape) ?? own.Layout[tensor.Name].Shape, values);
    }

    internal void Count(string name, long steps, bool isRequired)
    {
        Counts[name] = steps;
        if (isRequired) Required.Add(name);
    }

    internal void Number(string name, double value) => Numbers[name] = value;

    internal DialectState<T> Freeze() => new(
        Parameters<T>.Of(Layout.Of(_values.Select(tensor => (tensor.Name, Tensors[tensor.Name]))), [.. _values.SelectMany(tensor => tensor.Values)]), Counts, Numbers);
}
