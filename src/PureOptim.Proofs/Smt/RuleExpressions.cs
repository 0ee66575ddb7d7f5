using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>The step of an optimizer on names: what its rule makes of any parameters, gradients, slots and hyperparameters, with what options fold away left out.</summary>
internal sealed class RuleExpressions
{
    private readonly ImmutableArray<Symbol> _parameters;
    private readonly ImmutableArray<Symbol> _gradients;
    private readonly Symbol _number = Symbol.Named("t");
    private readonly Symbol _loss = Symbol.Named("f");
    private readonly ImmutableArray<Symbol> _slots;
    private readonly Dictionary<string, Symbol> _hyperparameters = new(StringComparer.Ordinal);

    private RuleExpressions(ClaimSubject subject)
    {
        var optimizer = subject.Optimizer;
        (_parameters, _gradients) = ([.. subject.Names("θ").Select(name => Symbol.Named(name))], [.. subject.Names("g").Select(name => Symbol.Named(name))]);
        try
        {
            _slots = [.. optimizer.Slots.Zip(subject.ShapesOfSlots(optimizer)).SelectMany(slot => slot.Second is { } shape ? ClaimSubject.Names(slot.First.Symbol, shape) : []).Select(name => Symbol.Named(name))];
            if (subject.Shape is { } known)
            {
                var step = SymbolicTensorStep.Take(optimizer, known, _parameters, _gradients, _slots, _number, name => Named(optimizer, name), _loss);
                (Parameters, Slots) = (step.Parameters, step.Slots);
            }
            else
            {
                var step = SymbolicStep.Take((ElementWise)optimizer, _parameters[0], _gradients[0], _slots, _number, name => Named(optimizer, name), _loss);
                (Parameters, Slots) = ([step.Parameter], step.Slots);
            }

            // A slot that the step leaves alone has nothing to change.
            Outcomes = [.. _slots.Zip(Slots).Concat(_parameters.Zip(Parameters)).Where(one => one.First != one.Second)];
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new ClaimException($"The rule of {optimizer.Name} is no expression: {exception.Message}", exception);
        }
    }

    /// <summary>The parameter after the step, of a rule at one coordinate.</summary>
    internal Symbol After => Parameters.Single();

    /// <summary>The parameters after the step.</summary>
    internal ImmutableArray<Symbol> Parameters { get; }

    /// <summary>The slots after it.</summary>
    internal ImmutableArray<Symbol> Slots { get; }

    /// <summary>What the step changes: the name, and the expression of its value after.</summary>
    internal ImmutableArray<(Symbol Name, Symbol Value)> Outcomes { get; }

    /// <summary>The expressions of an optimizer.</summary>
    /// <exception cref="ClaimException">Its rule cannot be put into expressions.</exception>
    internal static RuleExpressions Of(ClaimSubject subject) => new(subject);

    /// <summary>
    /// Checks that the numbers in a rule are the same for other hyperparameters: one that was read out of a hyperparameter would be proved for its one value,
    /// where every value is meant.
    /// </summary>
    /// <exception cref="ClaimException">They are not, or the rule cannot be put into expressions.</exception>
    internal static void CheckNumbers(ClaimSubject subject)
    {
        var (rule, other) = (Of(subject), Of(Varied(subject)));
        if (SymbolNodes.Of(rule.Outcomes.Select(outcome => outcome.Value)).OfType<SymbolNode.Constant>().Any(constant => !double.IsFinite(constant.Value)) || !rule.IsSameAs(other))
            throw new ClaimException($"The rule of {subject.Optimizer.Name} has numbers in it that are read out of hyperparameters.");
    }

    /// <summary>The optimizer with other numbers for its hyperparameters; what is 0 or off stays so.</summary>
    private static ClaimSubject Varied(ClaimSubject subject) => subject.Varied.Aggregate(subject, (varied, one) =>
    {
        var number = one.Get(subject.Optimizer).At(0);
        return varied.With(one, one.Bounds is Bounds.BelowOne or Bounds.UnitInterval ? (number == 0.5 ? 0.25 : 0.5) : number + 1);
    });

    /// <summary>Whether another rule computes the same in the same way, of numbers that stand in the same order.</summary>
    internal bool IsSameAs(RuleExpressions other)
    {
        if (Slots.Length != other.Slots.Length || Parameters.Length != other.Parameters.Length) return false;
        var graph = new SmtGraph(_number);
        return Parameters.Concat(Slots).Zip(other.In(this)).All(pair => graph.Of(pair.First) == graph.Of(pair.Second));
    }

    /// <summary>What the step makes, with the names of another rule.</summary>
    private IEnumerable<Symbol> In(RuleExpressions other)
    {
        var names = new Substitution();
        foreach (var (own, given) in _parameters.Concat(_gradients).Concat(_slots).Zip(other._parameters.Concat(other._gradients).Concat(other._slots))) names.Put(own, given);
        return Parameters.Concat(Slots).Select(one => names.In(one));
    }

    /// <summary>Whether a part of the rule is the same number in every step, as long as the hyperparameters are.</summary>
    internal bool IsConstant(SymbolNode part) => SymbolNodes.Of([new(part)]).OfType<SymbolNode.Name>().All(name => _hyperparameters.Values.Any(known => ReferenceEquals(known.Node, name)));

    /// <summary>Puts what a step is given in the place of the names.</summary>
    internal Substitution At(Symbol parameter, Symbol gradient, ImmutableArray<Symbol> slots, Symbol number, Func<string, Symbol> hyperparameter, Symbol? loss)
    {
        var given = new Substitution().Put(_parameters.Single(), parameter).Put(_gradients.Single(), gradient).Put(_number, number);
        if (loss is { } known) given.Put(_loss, known);
        foreach (var (name, value) in _slots.Zip(slots)) given.Put(name, value);
        foreach (var (name, symbol) in _hyperparameters) given.Put(symbol, hyperparameter(name));
        return given;
    }

    private Symbol Named(Optimizer optimizer, string name)
    {
        if (_hyperparameters.TryGetValue(name, out var known)) return known;
        var symbol = Symbol.Named(optimizer.Declared(name)?.Symbol ?? name);
        _hyperparameters.Add(name, symbol);
        return symbol;
    }
}
