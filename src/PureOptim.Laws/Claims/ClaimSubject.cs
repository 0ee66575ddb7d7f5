using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim.Laws.Claims;

/// <summary>What a claim is about: an optimizer with its options, whose hyperparameters are variables, at one coordinate or at a small tensor.</summary>
public sealed record ClaimSubject
{
    /// <summary>An optimizer that treats each coordinate by itself, at one of them.</summary>
    public ClaimSubject(ElementWise optimizer) => Optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));

    /// <summary>An optimizer at a model of one tensor.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="shape">The tensor's shape.</param>
    public ClaimSubject(TensorWise optimizer, ImmutableArray<int> shape)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        (Optimizer, Shape) = (optimizer, shape);
    }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; private init; }

    /// <summary>The shape of the tensor; null at one coordinate.</summary>
    public ImmutableArray<int>? Shape { get; }

    /// <summary>Hyperparameters that are 0, by the names of their properties, where others are variables: with them the rule takes another way.</summary>
    public ImmutableArray<string> Zeros { get; init; } = [];

    /// <summary>Hyperparameters that are above 0, because at 0 the rule takes another way.</summary>
    public ImmutableArray<string> Positives { get; init; } = [];

    /// <summary>The shape in words, as <c>2×2</c>; null at one coordinate.</summary>
    public string? ShapeText => Shape is { } shape ? string.Join('×', shape) : null;

    /// <summary>How many elements the tensor has; 1 at one coordinate.</summary>
    internal int Length => Shape is { } shape ? shape.Aggregate(1, (count, size) => count * size) : 1;

    /// <summary>The hyperparameters that are variables: all but options that are off, and those that are 0.</summary>
    internal ImmutableArray<Hyperparameter> Varied => [.. Hyperparameter.Of(Optimizer).Where(one => !Hyperparameter.IsOff(Optimizer, one) && !Zeros.Contains(one.Name))];

    /// <summary>Another optimizer at the same place.</summary>
    internal ClaimSubject At(Optimizer optimizer) => this with { Optimizer = optimizer };

    /// <summary>The same with another number for a hyperparameter.</summary>
    internal ClaimSubject With(Hyperparameter hyperparameter, double number) => this with { Optimizer = (Optimizer)hyperparameter.With(Optimizer, number) };

    /// <summary>Names for the elements of the tensor.</summary>
    internal IEnumerable<string> Names(string name) => Names(name, Shape ?? []);

    /// <summary>One coordinate of an optimizer that treats each by itself.</summary>
    public static implicit operator ClaimSubject(ElementWise optimizer) => FromElementWise(optimizer);

    /// <summary>One coordinate of an optimizer that treats each by itself.</summary>
    public static ClaimSubject FromElementWise(ElementWise optimizer) => new(optimizer);

    /// <summary>Names for the elements of what has a shape: <c>g</c> of one number, <c>g.2</c> of a vector, <c>g.12</c> of a matrix.</summary>
    internal static IEnumerable<string> Names(string name, ImmutableArray<int> shape)
    {
        IEnumerable<string> places = [""];
        foreach (var size in shape) places = [.. from place in places from index in Enumerable.Range(1, size) select FormattableString.Invariant($"{place}{index}")];
        return places.Select(place => place.Length == 0 ? name : $"{name}.{place}");
    }

    /// <summary>What the optimizer, or another on the same tensor, keeps: for each of its slots the shape that it has here; null for one that it has not.</summary>
    internal ImmutableArray<ImmutableArray<int>?> ShapesOfSlots(Optimizer optimizer)
    {
        if (Shape is not { } shape) return [.. optimizer.Slots.Select(_ => (ImmutableArray<int>?)[])];
        var elements = SlotElement.Of(optimizer, shape);
        return [.. optimizer.Slots.Select(slot => elements.FirstOrDefault(element => element.Slot.Name == slot.Name)?.Shape)];
    }
}
