using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs.Mutants;

/// <summary>The rule of an optimizer with one operator or constant changed.</summary>
internal sealed class RuleMutant
{
    private readonly RuleExpressions _rule;
    private readonly (Symbol Before, Symbol After) _change;
    private readonly Symbol _after;
    private readonly ImmutableArray<Symbol> _slots;

    private RuleMutant(RuleExpressions rule, NodeChange change)
    {
        (_rule, _after, _slots) = (rule, change.In(rule.After), [.. rule.Slots.Select(change.In)]);
        // A constant says nothing without what it stands in.
        _change = change.Node is SymbolNode.Constant && User(rule, change.Node) is { } user ? (user, change.In(user)) : (new(change.Node), new(change.Other));
        Change = Words(rule, change.Node, _change);
    }

    /// <summary>What is changed, in words: <c>1 - β1 to 1 + β1</c>.</summary>
    internal string Change { get; }

    /// <summary>Every mutant of a rule.</summary>
    internal static IEnumerable<RuleMutant> Of(RuleExpressions rule) =>
        NodeChange.Of(rule.Outcomes.Select(outcome => outcome.Value)).Select(change => new RuleMutant(rule, change));

    /// <summary>Steps in which the mutant stands for the optimizer's own rule; of other types the own rule is taken.</summary>
    /// <param name="subject">The optimizer.</param>
    /// <exception cref="ClaimException">In a run the optimizer has options with which its rule is another.</exception>
    internal ClaimStep StepsOf(ElementWise subject) => (optimizer, parameter, gradient, slots, number, hyperparameter, loss) =>
    {
        if (optimizer.GetType() != subject.GetType()) return ClaimRun.OwnStep(optimizer, parameter, gradient, slots, number, hyperparameter, loss);
        if (!RuleExpressions.Of(optimizer).IsSameAs(_rule)) throw new ClaimException($"With the options of {optimizer} the rule is another than that which is changed.");
        return Take(parameter, gradient, slots, number, hyperparameter, loss);
    };

    /// <summary>That the mutant makes the same path as the rule, wherever a step of the rule is defined.</summary>
    internal Claim IsEquivalent(ElementWise subject) => Claim.About(subject, $"The rule with {Change} makes the same path.", claim =>
    {
        var gradient = claim.Input("g");
        var rule = claim.Run(gradient);
        var mutant = claim.Run((_, parameter, g, slots, number, hyperparameter, loss) => Take(parameter, g, slots, number, hyperparameter, loss), gradient);
        claim.AssumeDefined(rule);
        claim.TellFirstStep(rule);
        claim.GuessMultiples(rule, mutant);
        if (_rule.IsConstant(_change.Before.Node)) GuessProportional(claim, rule, mutant);
        claim.Hold(at => Sentence.Equal(mutant.At(at).Parameter, rule.At(at).Parameter));
        return Sentence.Equal(mutant.After.Parameter, rule.After.Parameter);
    });

    /// <summary>Guesses that a slot is larger by as much as what was changed: of an average whose weights are changed all together a sign, or a quotient, is the same.</summary>
    private void GuessProportional(ClaimSketch claim, ClaimRun rule, ClaimRun mutant)
    {
        var given = _rule.At(0, 0, rule.Before.Slots, claim.Number, name => claim[name], loss: null);
        var (one, other) = (given.In(_change.Before), given.In(_change.After));
        for (var i = 0; i < rule.Before.Slots.Length; i++)
        {
            var place = i;
            claim.Guess(at => Sentence.Equal(mutant.At(at).Slots[place] * one, rule.At(at).Slots[place] * other));
        }
    }

    private (Symbol Parameter, ImmutableArray<Symbol> Slots) Take(
        Symbol parameter, Symbol gradient, ImmutableArray<Symbol> slots, Symbol number, Func<string, Symbol> hyperparameter, Symbol? loss)
    {
        var given = _rule.At(parameter, gradient, slots, number, hyperparameter, loss);
        return (given.In(_after), [.. _slots.Select(slot => given.In(slot))]);
    }

    private static string Words(RuleExpressions rule, SymbolNode changed, (Symbol Before, Symbol After) change)
    {
        // What an earlier line of the rule computes has a name in later ones.
        ImmutableArray<(Symbol Value, Symbol Name)> known =
            [.. rule.Outcomes.SkipLast(1).Where(outcome => !ReferenceEquals(outcome.Value.Node, changed)).Select(outcome => (outcome.Value, Symbol.Named($"{outcome.Name}'")))];
        var printer = new SymbolPrinter(SymbolNotation.Text, known);
        return $"{printer.Print(change.Before)} changed to {printer.Print(change.After)}";
    }

    /// <summary>The first expression that a node is a part of.</summary>
    private static Symbol? User(RuleExpressions rule, SymbolNode part)
    {
        var open = new Stack<SymbolNode>(rule.Outcomes.Select(outcome => outcome.Value.Node).Reverse());
        var known = new HashSet<SymbolNode>(ReferenceEqualityComparer.Instance);
        while (open.TryPop(out var node))
        {
            if (!known.Add(node)) continue;
            ImmutableArray<SymbolNode> parts = SymbolNodes.PartsOf(node);
            if (parts.Contains(part, ReferenceEqualityComparer.Instance)) return new(node);
            foreach (var one in parts) open.Push(one);
        }

        return null;
    }
}
