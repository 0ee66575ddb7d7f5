using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A run of an optimizer in a claim: one coordinate or a tensor, any number of steps, of which the claim looks at one.</summary>
public sealed class ClaimRun
{
    private readonly Ties _ties;

    internal ClaimRun(Optimizer optimizer, ImmutableArray<int>? shape, ClaimStep take, Ties ties, ClaimState start, ClaimState before, Elements gradients, Symbol number, Symbol? loss)
    {
        (Optimizer, _ties, Start, Before, Gradients, Loss) = (optimizer, ties, start, before, gradients, loss);
        if (shape is { } known)
        {
            var step = SymbolicTensorStep.Take(optimizer, known, before.Parameters.All, gradients.All, before.Slots, number, ties.Of, loss);
            After = before.With(new(step.Parameters), step.Slots, number);
        }
        else
        {
            var (parameter, slots) = take((ElementWise)optimizer, before.Parameter, gradients.Single, before.Slots, number, ties.Of, loss);
            After = before.With(new(parameter), slots, number);
        }
    }

    /// <summary>The step that the optimizer's own rule takes.</summary>
    internal static ClaimStep OwnStep { get; } = (optimizer, parameter, gradient, slots, number, hyperparameter, loss) =>
        SymbolicStep.Take(optimizer, parameter, gradient, slots, number, hyperparameter, loss) is var step ? (step.Parameter, step.Slots) : default;

    /// <summary>The optimizer, with its options.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The state before the first step.</summary>
    public ClaimState Start { get; }

    /// <summary>The state before the step that the claim looks at.</summary>
    public ClaimState Before { get; }

    /// <summary>The state after it.</summary>
    public ClaimState After { get; }

    /// <summary>What a step makes: the parameters and the slots after it.</summary>
    internal IEnumerable<Symbol> Outcomes => After.All;

    /// <summary>The gradient of the step, in a claim about one coordinate.</summary>
    /// <exception cref="ClaimException">The claim is about a tensor.</exception>
    public Symbol Gradient => Gradients.Single;

    /// <summary>The gradients of the step.</summary>
    public Elements Gradients { get; }

    /// <summary>The loss before the step; null for an optimizer that needs none.</summary>
    internal Symbol? Loss { get; }

    /// <summary>The change of the parameter in the step, θ' - θ, in a claim about one coordinate.</summary>
    /// <exception cref="ClaimException">The claim is about a tensor.</exception>
    public Symbol Change => Changes.Single;

    /// <summary>The changes of the parameters in the step, θ' - θ.</summary>
    public Elements Changes => After.Parameters - Before.Parameters;

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

    /// <summary>A slot at a moment, by its name, in a claim about one coordinate; or one that is one number of a tensor.</summary>
    /// <exception cref="ClaimException">The optimizer has none of that name, or it has several numbers.</exception>
    public Symbol Slot(string name, Moment moment = Moment.After) => SlotElements(name, moment).Single;

    /// <summary>The elements of a slot at a moment, by its name.</summary>
    /// <exception cref="ClaimException">The optimizer has none of that name.</exception>
    public Elements SlotElements(string name, Moment moment = Moment.After)
    {
        var place = Optimizer.Slots.IndexOf(Optimizer.Slots.FirstOrDefault(slot => slot.Name == name)!);
        return place < 0 ? throw new ClaimException($"{Optimizer.Name} has no slot '{name}'.") : At(moment).Kept[place];
    }
}
