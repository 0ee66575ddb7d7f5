using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>The step of an optimizer on names: what its rule makes of any parameter, gradient, slots and hyperparameters, with what options fold away left out.</summary>
internal sealed class RuleExpressions
{
    private readonly Symbol _parameter = Symbol.Named("θ");
    private readonly Symbol _gradient = Symbol.Named("g");
    private readonly Symbol _number = Symbol.Named("t");
    private readonly Symbol _loss = Symbol.Named("f");
    private readonly ImmutableArray<Symbol> _slots;
    private readonly Dictionary<string, Symbol> _hyperparameters = new(StringComparer.Ordinal);

    private RuleExpressions(ElementWise optimizer)
    {
        _slots = [.. optimizer.Slots.Select(slot => Symbol.Named(slot.Symbol))];
        try
        {
            var step = SymbolicStep.Take(optimizer, _parameter, _gradient, _slots, _number, name => Named(optimizer, name), _loss);
            // A slot that the step leaves alone has nothing to change.
            Outcomes = [.. _slots.Zip(step.Slots, (before, after) => (before, after)).Append((_parameter, step.Parameter)).Where(one => one.Item1 != one.Item2)];
            (After, Slots) = (step.Parameter, step.Slots);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new ClaimException($"The rule of {optimizer.Name} is no expression: {exception.Message}", exception);
        }
    }

    /// <summary>The parameter after the step.</summary>
    internal Symbol After { get; }

    /// <summary>The slots after it.</summary>
    internal ImmutableArray<Symbol> Slots { get; }

    /// <summary>What the step changes: the name, and the expression of its value after.</summary>
    internal ImmutableArray<(Symbol Name, Symbol Value)> Outcomes { get; }

    /// <summary>The expressions of an optimizer.</summary>
    /// <exception cref="ClaimException">Its rule cannot be put into expressions.</exception>
    internal static RuleExpressions Of(ElementWise optimizer) => new(optimizer);

    /// <summary>
    /// Checks that the numbers in a rule are the same for other hyperparameters: one that was read out of a hyperparameter would be proved for its one value,
    /// where every value is meant.
    /// </summary>
    /// <exception cref="ClaimException">They are not, or the rule cannot be put into expressions.</exception>
    internal static void CheckNumbers(ElementWise optimizer)
    {
        var (rule, other) = (Of(optimizer), Of(Varied(optimizer)));
        if (SymbolNodes.Of(rule.Outcomes.Select(outcome => outcome.Value)).OfType<SymbolNode.Constant>().Any(constant => !double.IsFinite(constant.Value)) || !rule.IsSameAs(other))
            throw new ClaimException($"The rule of {optimizer.Name} has numbers in it that are read out of hyperparameters.");
    }

    /// <summary>The optimizer with other numbers for its hyperparameters; options that are off stay so.</summary>
    private static ElementWise Varied(ElementWise optimizer)
    {
        IOptimizer varied = optimizer;
        foreach (var hyperparameter in Hyperparameter.Of(optimizer).Where(one => !Hyperparameter.IsOff(optimizer, one)))
        {
            var number = hyperparameter.Get(optimizer).At(0);
            varied = hyperparameter.With(varied, hyperparameter.Bounds is Bounds.BelowOne or Bounds.UnitInterval ? (number == 0.5 ? 0.25 : 0.5) : number + 1);
        }

        return (ElementWise)varied;
    }

    /// <summary>Whether another rule computes the same in the same way.</summary>
    internal bool IsSameAs(RuleExpressions other)
    {
        if (Slots.Length != other.Slots.Length) return false;
        var graph = new SmtGraph(_number);
        return graph.Of(After) == graph.Of(other.After) && Slots.Zip(other.Slots).All(pair => graph.Of(pair.First) == graph.Of(pair.Second));
    }

    /// <summary>Whether a part of the rule is the same number in every step, as long as the hyperparameters are.</summary>
    internal bool IsConstant(SymbolNode part) => SymbolNodes.Of([new(part)]).OfType<SymbolNode.Name>().All(name => _hyperparameters.Values.Any(known => ReferenceEquals(known.Node, name)));

    /// <summary>Puts what a step is given in the place of the names.</summary>
    internal Substitution At(Symbol parameter, Symbol gradient, ImmutableArray<Symbol> slots, Symbol number, Func<string, Symbol> hyperparameter, Symbol? loss)
    {
        var given = new Substitution().Put(_parameter, parameter).Put(_gradient, gradient).Put(_number, number);
        if (loss is { } known) given.Put(_loss, known);
        foreach (var (name, value) in _slots.Zip(slots)) given.Put(name, value);
        foreach (var (name, symbol) in _hyperparameters) given.Put(symbol, hyperparameter(name));
        return given;
    }

    private Symbol Named(ElementWise optimizer, string name)
    {
        if (_hyperparameters.TryGetValue(name, out var known)) return known;
        var symbol = Symbol.Named(optimizer.Declared(name)?.Symbol ?? name);
        _hyperparameters.Add(name, symbol);
        return symbol;
    }
}
