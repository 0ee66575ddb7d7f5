using System.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Replay;

/// <summary>Two points of a run, number by number: the parameters in the order of their layout, then each slot, then the numbers of the run.</summary>
internal static class StateComparison
{
    /// <summary>Whether the numbers of two points can be compared: they are those of the same optimizer, in the same tensors.</summary>
    internal static bool AreAlike<T>(Iterate<T> left, Iterate<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        left.State.Optimizer == right.State.Optimizer
        && Tensors(left).Select(tensor => (tensor.Prefix, tensor.Values.Layout)).SequenceEqual(Tensors(right).Select(tensor => (tensor.Prefix, tensor.Values.Layout)))
        && Scalars("", left.State).Select(scalar => scalar.Name).SequenceEqual(Scalars("", right.State).Select(scalar => scalar.Name));

    /// <summary>The first number that differs, and how many do; null where none does.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">A point that is <see cref="AreAlike">alike</see>.</param>
    internal static StateDifference? Compare<T>(Iterate<T> left, Iterate<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NumberPair? first = null;
        var (differing, all) = (0L, 0L);
        foreach (var ((prefix, ours), (_, theirs)) in Tensors(left).Zip(Tensors(right)))
        {
            foreach (var entry in ours.Layout.Entries)
            {
                for (var i = 0; i < entry.Length; i++)
                {
                    var (x, y) = (double.CreateChecked(ours.Values[entry.Offset + i]), double.CreateChecked(theirs.Values[entry.Offset + i]));
                    if (NumberBits.AreSame(x, y)) continue;
                    first ??= new($"{prefix}{entry.Name}{Coordinate(entry, i)}", x, y, typeof(T) == typeof(float) ? FloatType.Float32 : FloatType.Float64);
                    differing++;
                }

                all += entry.Length;
            }
        }

        foreach (var ((name, ours), (_, theirs)) in Scalars("", left.State).Zip(Scalars("", right.State)))
        {
            all++;
            if (NumberBits.AreSame(ours, theirs)) continue;
            first ??= new(name, ours, theirs, FloatType.Float64);
            differing++;
        }

        return first is null ? null : new(first, differing, all);
    }

    private static IEnumerable<(string Prefix, Parameters<T> Values)> Tensors<T>(Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [("", at.Parameters), .. Slots("", at.State)];

    private static IEnumerable<(string Prefix, Parameters<T> Values)> Slots<T>(string prefix, OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        .. state.SlotNames.Zip(state.Slots, (name, slot) => ($"{prefix}{name} of ", slot)),
        .. state.Inner.SelectMany((inner, i) => Slots(Invariant($"{prefix}inner {i + 1} "), inner)),
    ];

    private static IEnumerable<(string Name, double Value)> Scalars<T>(string prefix, OptimizerState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        .. state.ScalarNames.Zip(state.Scalars, (name, value) => ($"{prefix}{name}", value)),
        .. state.Inner.SelectMany((inner, i) => Scalars(Invariant($"{prefix}inner {i + 1} "), inner)),
    ];

    /// <summary>The indices of an element from 0, outermost first; nothing for a scalar.</summary>
    private static string Coordinate(TensorEntry entry, int index)
    {
        var indices = new int[entry.Shape.Length];
        for (var i = indices.Length - 1; i >= 0; i--) (index, indices[i]) = (index / entry.Shape[i], index % entry.Shape[i]);
        return indices.Length == 0 ? "" : $"[{string.Join(", ", indices.Select(at => Invariant($"{at}")))}]";
    }
}

/// <summary>The difference of two points of a run.</summary>
/// <param name="First">The first number that differs.</param>
/// <param name="Differing">The number of those that differ.</param>
/// <param name="All">The number of all.</param>
internal sealed record StateDifference(NumberPair First, long Differing, long All);
