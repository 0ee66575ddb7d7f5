using System.Collections.Immutable;

namespace PureOptim.Dialects;

/// <summary>What another program keeps of an optimizer, beside what this library keeps of it.</summary>
/// <param name="Slots">The tensors.</param>
internal sealed record StateForm(params ImmutableArray<StateSlot> Slots)
{
    /// <summary>The form of an optimizer that keeps nothing.</summary>
    internal static StateForm Empty { get; } = new();

    /// <summary>The names of the number of steps; none where the program does not count them.</summary>
    internal ImmutableArray<string> Counts { get; init; } = [];

    /// <summary>The numbers of a run.</summary>
    internal ImmutableArray<StateNumber> Numbers { get; init; } = [];

    /// <summary>Vectors that follow from the hyperparameters: written, and not looked at when they are read.</summary>
    internal ImmutableArray<(string Name, ImmutableArray<double> Values)> Constants { get; init; } = [];

    /// <summary>Why the program keeps another thing of a tensor of some shape; null where it does not.</summary>
    internal Func<ImmutableArray<int>, string?> FaultOf { get; init; } = _ => null;

    /// <summary>Why there is no translation; null where there is one.</summary>
    internal string? Refusal { get; init; }

    /// <summary>No form, and why.</summary>
    internal static StateForm None(string why) => new() { Refusal = why };

    /// <summary>Whether an optimizer, or one that it wraps, remembers anything but the number of its steps.</summary>
    internal static bool Remembers(IOptimizer optimizer) => optimizer is not Core.Optimizer { Slots.IsEmpty: true } || optimizer.Inner.Any(Remembers);
}

/// <summary>One tensor that a program keeps for each tensor of parameters.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Own">The slot with the same numbers here; null where zeros stand in for what is not there.</param>
internal sealed record StateSlot(string Name, string? Own)
{
    /// <summary>What stands behind the name of the parameters.</summary>
    internal string Suffix { get; init; } = "";

    /// <summary>Whether the signs of all numbers are turned here.</summary>
    internal bool IsNegated { get; init; }

    /// <summary>The program's slot with the magnitudes, where only the sign of the number is taken from this one.</summary>
    internal string? Magnitude { get; init; }

    /// <summary>Whether it is kept for parameters of a shape.</summary>
    internal Func<ImmutableArray<int>, bool> Has { get; init; } = _ => true;

    /// <summary>The shape there for parameters of a shape; null where it is that of the slot here.</summary>
    internal Func<ImmutableArray<int>, ImmutableArray<int>>? Shape { get; init; }

    public static implicit operator StateSlot((string Name, string Own) names) => new(names.Name, names.Own);
}

/// <summary>One number of a run.</summary>
/// <param name="Name">Its name in the program; null where it is not kept there.</param>
/// <param name="Own">The number here; null where it is not kept.</param>
/// <param name="Of">The number after so many steps, where one of the two does not keep it.</param>
internal sealed record StateNumber(string? Name, string? Own, Func<long, double>? Of = null);
