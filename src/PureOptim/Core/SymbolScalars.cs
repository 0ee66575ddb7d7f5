using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Scalars as expressions: hyperparameters by their symbols, the number of the step as t, and what the rule names as a line of its own.</summary>
/// <param name="notation">The symbol of a hyperparameter, by the name of its property.</param>
internal sealed class SymbolScalars(Func<string, Symbol> notation) : ScalarSystem
{
    /// <summary>The scalars that the rule gave a name, in the order in which it did.</summary>
    internal ImmutableArray<(Symbol Name, Symbol Value)> Definitions { get; private set; } = [];

    /// <inheritdoc/>
    internal override Scalar OfHyperparameter(double value, string name) => Scalar.Of(value, notation(name));

    /// <inheritdoc/>
    internal override Scalar Number(long number) => Scalar.Of(number, Symbol.Named("t"));

    /// <inheritdoc/>
    internal override Scalar Named(Scalar value, string text, string latex)
    {
        var name = Symbol.Named(text, latex);
        Definitions = Definitions.Add((name, value));
        return Scalar.Of(value.Value, name);
    }
}
