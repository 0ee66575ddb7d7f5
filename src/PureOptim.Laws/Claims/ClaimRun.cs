using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A run of an optimizer in a claim: one coordinate, any number of steps, of which the claim looks at one.</summary>
public sealed class ClaimRun
{
    private readonly Ties _ties;

    internal ClaimRun(ElementWise optimizer, ClaimStep take, Ties ties, ClaimState start, ClaimState before, Symbol gradient, Symbol number, Symbol? loss)
    {
        (Optimizer, _ties, Start, Before, Gradient) = (optimizer, ties, start, before, gradient);
        var (parameter, slots) = take(optimizer, before.Parameter, gradient, before.Slots, number, ties.Of, loss);
        After = new(parameter, slots, number);
    }

    /// <summary>The step that the optimizer's own rule takes.</summary>
    internal static ClaimStep OwnStep { get; } = (optimizer, parameter, gradient, slots, number, hyperparameter, loss) =>
        SymbolicStep.Take(optimizer, parameter, gradient, slots, number, hyperparameter, loss) is var step ? (step.Parameter, step.Slots) : default;

    /// <summary>The optimizer, with its options.</summary>
    public ElementWise Optimizer { get; }

    /// <summary>The state before the first step.</summary>
    public ClaimState Start { get; }

    /// <summary>The state before the step that the claim looks at.</summary>
    public ClaimState Before { get; }

    /// <summary>The state after it.</summary>
    public ClaimState After { get; }

    /// <summary>What a step makes: the parameter and the slots after it.</summary>
    internal IEnumerable<Symbol> Outcomes => After.Slots.Prepend(After.Parameter);

    /// <summary>The gradient of the step.</summary>
    public Symbol Gradient { get; }

    /// <summary>The change of the parameter in the step, θ' - θ.</summary>
    public Symbol Change => After.Parameter - Before.Parameter;

    /// <summary>The value of a hyperparameter in the step, by the name of its property.</summary>
    /// <exception cref="ClaimException">The optimizer has none of that name.</exception>
    public Symbol this[string hyperparameter] => _ties.Of(hyperparameter);

    /// <summary>The state at a moment.</summary>
    public ClaimState At(Moment moment) => moment switch
    {
        Moment.Start => Start,
        Moment.Before => Before,
        _ => After,
    };

    /// <summary>A slot at a moment, by its name.</summary>
    /// <exception cref="ClaimException">The optimizer has none of that name.</exception>
    public Symbol Slot(string name, Moment moment = Moment.After)
    {
        var place = Optimizer.Slots.IndexOf(Optimizer.Slots.FirstOrDefault(slot => slot.Name == name)!);
        return place < 0 ? throw new ClaimException($"{Optimizer.Name} has no slot '{name}'.") : At(moment).Slots[place];
    }
}
