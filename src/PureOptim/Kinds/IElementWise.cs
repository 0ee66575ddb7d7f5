using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// An element-wise optimizer as an interface, for languages that cannot derive from a record of C#, as F# cannot: <see cref="ElementWise.Of"/>
/// makes an optimizer of it, with all that the kind has. Implementations are immutable, with equality by their hyperparameters. A property with a
/// <see cref="HyperparameterAttribute"/> has its symbol in formulas, and its unit.
/// </summary>
[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
public interface IElementWise
{
    /// <summary>The optimizer's name, which its states carry.</summary>
    string Name { get; }

    /// <summary>The slots of the optimizer's memory, as <see cref="Optimizer.Slots"/>.</summary>
    ImmutableArray<Slot> Slots { get; }

    /// <summary>The traits that the optimizer has besides being element-wise; none by default.</summary>
    OptimizerTraits Traits => OptimizerTraits.None;

    /// <summary>Applies the rule of one step, as <see cref="ElementWise.Sweep{R}"/>.</summary>
    /// <param name="coordinates">The coordinates to go over.</param>
    /// <param name="t">The step.</param>
    /// <typeparam name="R">The number system.</typeparam>
    void Sweep<R>(Coordinates<R> coordinates, StepContext t)
        where R : struct, IReal<R>;
}
