using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Scalars as expressions, of which those that the rule names stand apart: what follows has their names, as in a printed formula.</summary>
/// <inheritdoc cref="SymbolScalars"/>
internal sealed class NamedScalars(Func<string, Symbol> hyperparameter, Symbol number) : SymbolScalars(hyperparameter, number)
{
    private ImmutableArray<(Symbol Name, Symbol Value)> _definitions = [];

    /// <summary>In the order in which the rule named them.</summary>
    internal override ImmutableArray<(Symbol Name, Symbol Value)> Definitions => _definitions;

    /// <inheritdoc/>
    internal override Scalar Named(Scalar value, string text, string latex)
    {
        var name = Symbol.Named(text, latex);
        _definitions = _definitions.Add((name, value));
        return value.Under(name);
    }
}
