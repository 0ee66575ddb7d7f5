using System.Collections.Immutable;
using System.Numerics;

namespace PureOptim.Dialects;

/// <summary>The memory of an optimizer as another program keeps it, under that program's names. <see cref="DialectStates"/> says what they are.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class DialectState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A state from its parts.</summary>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="counts">The numbers of steps taken, by name; none if absent.</param>
    /// <param name="numbers">The other numbers, by name; none if absent.</param>
    public DialectState(Parameters<T> tensors, IEnumerable<KeyValuePair<string, long>>? counts = null, IEnumerable<KeyValuePair<string, double>>? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Tensors = tensors;
        Counts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, counts ?? []);
        Numbers = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, numbers ?? []);
    }

    /// <summary>The tensors by their names, as in <c>weight.exp_avg</c> or <c>mu.weight</c>.</summary>
    public Parameters<T> Tensors { get; }

    /// <summary>The numbers of steps taken, as in <c>weight.step</c> or <c>count</c>.</summary>
    public ImmutableSortedDictionary<string, long> Counts { get; }

    /// <summary>The other numbers, as in <c>weight.mu_product</c>.</summary>
    public ImmutableSortedDictionary<string, double> Numbers { get; }

    /// <summary>The tensors with their shapes, the counts and the numbers.</summary>
    public override string ToString() => string.Join(", ", [
        .. Tensors.Layout.Entries.Select(entry => $"{entry}"),
        .. Counts.Select(count => Invariant($"{count.Key} {count.Value}")),
        .. Numbers.Select(number => Invariant($"{number.Key} {number.Value:R}"))]);
}
