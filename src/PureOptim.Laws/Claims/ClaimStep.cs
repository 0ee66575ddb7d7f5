using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>Takes a step of an optimizer on expressions, as <see cref="SymbolicStep.Take(ElementWise, Symbol, Symbol, ImmutableArray{Symbol}, Symbol, Func{string, Symbol}, Symbol?)"/> does.</summary>
internal delegate (Symbol Parameter, ImmutableArray<Symbol> Slots) ClaimStep(
    ElementWise optimizer, Symbol parameter, Symbol gradient, ImmutableArray<Symbol> slots, Symbol number, Func<string, Symbol> hyperparameter, Symbol? loss);
