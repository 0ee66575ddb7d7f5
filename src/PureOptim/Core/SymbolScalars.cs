using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Scalars as expressions: hyperparameters by their symbols, and the number of the step by its own.</summary>
/// <param name="hyperparameter">The symbol of a hyperparameter, by the name of its property.</param>
/// <param name="number">The symbol of the step's number.</param>
internal class SymbolScalars(Func<string, Symbol> hyperparameter, Symbol number) : ScalarSystem
{
    /// <summary>The scalars that were kept apart under a name.</summary>
    internal virtual ImmutableArray<(Symbol Name, Symbol Value)> Definitions => [];

    /// <inheritdoc/>
    internal override Scalar OfHyperparameter(double value, string name) => Scalar.Of(value, hyperparameter(name));

    /// <inheritdoc/>
    internal override Scalar Number(long count) => Scalar.Of(double.NaN, number);
}
