using System.Collections.Immutable;

namespace PureOptim.Core;

/// <summary>Something that an optimizer remembers, as data: its name, what it starts with, and which shape it has for each tensor.</summary>
public sealed record Slot
{
    private readonly double _value;

    private Slot(string name, double value, bool isCopy, string? symbol, string? latex) =>
        (Name, _value, IsCopy, Symbol, Latex) = (name, value, isCopy, symbol ?? name, latex ?? symbol ?? $@"\mathrm{{{name}}}");

    /// <summary>The name, unique in the optimizer.</summary>
    public string Name { get; }

    /// <summary>The symbol that formulas have for it in plain text: by default the name.</summary>
    public string Symbol { get; }

    /// <summary>Its symbol in LaTeX: by default that in plain text, or the name, upright.</summary>
    public string Latex { get; }

    /// <summary>The shape for each tensor: by default the tensor's own.</summary>
    public SlotShape Shape { get; init; } = SlotShape.Tensor;

    /// <summary>Whether it starts as a copy of the parameters.</summary>
    public bool IsCopy { get; }

    /// <summary>The number it starts with everywhere, where it is no copy.</summary>
    public double Value => IsCopy ? throw new InvalidOperationException($"'{Name}' starts as a copy of the parameters.") : _value;

    /// <summary>A slot that starts at 0.</summary>
    /// <param name="name">The name, unique in the optimizer.</param>
    /// <param name="symbol">The symbol that formulas have for it, as in <c>m</c>; the name where none is given.</param>
    /// <param name="latex">The symbol in LaTeX.</param>
    public static Slot Zero(string name, string? symbol = null, string? latex = null) => new(name, 0, isCopy: false, symbol, latex);

    /// <summary>
    /// A slot that starts at a number everywhere. A positive number that would round to 0 becomes the smallest positive number of the
    /// precision: an accumulator that starts above 0 keeps 0/0 away as ε does.
    /// </summary>
    /// <param name="name">The name, unique in the optimizer.</param>
    /// <param name="value">The number.</param>
    /// <param name="symbol">The symbol that formulas have for it; the name where none is given.</param>
    /// <param name="latex">The symbol in LaTeX.</param>
    public static Slot Filled(string name, double value, string? symbol = null, string? latex = null) => new(name, value, isCopy: false, symbol, latex);

    /// <summary>A slot that starts as a copy of the parameters.</summary>
    /// <inheritdoc cref="Zero" path="/param"/>
    public static Slot Copy(string name, string? symbol = null, string? latex = null) => new(name, 0, isCopy: true, symbol, latex);

    /// <summary>One number of the whole run, kept in double whatever the precision of the parameters.</summary>
    /// <inheritdoc cref="Filled" path="/param"/>
    public static Slot Run(string name, double value, string? symbol = null, string? latex = null) =>
        new(name, value, isCopy: false, symbol, latex) { Shape = SlotShape.Run };

    /// <summary>As in <c>FirstMoment: tensor, 0</c>: the name, the shape and what it starts with.</summary>
    public override string ToString() => Invariant($"{Name}: {Shape}, {(IsCopy ? "a copy of the parameters" : Invariant($"{_value:R}"))}");

    /// <summary>The slot's layout for parameters of a layout; the same object where the shapes are the parameters'.</summary>
    internal Layout LayoutFor(Layout parameters)
    {
        if (ReferenceEquals(Shape, SlotShape.Tensor)) return parameters;
        return Layout.Of(parameters.Entries
            .Select(entry => (entry.Name, Shape: Shape.Of(entry.Shape)))
            .Where(tensor => tensor.Shape is not null)
            .Select(tensor => (tensor.Name, tensor.Shape!.Value)));
    }
}
