using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A claim while it is written: its runs, what is assumed, and what holds at every moment.</summary>
public sealed class ClaimSketch
{
    private readonly ClaimStep _take;

    internal ClaimSketch(ElementWise subject, string statement, bool isFirstStep, ClaimStep take)
    {
        ArgumentNullException.ThrowIfNull(subject);
        (Subject, Statement, IsFirstStep, _take) = (subject, statement, isFirstStep, take);
        var varied = Hyperparameter.Of(subject).Where(one => !Hyperparameter.IsOff(subject, one)).ToArray();
        Hyperparameters = varied.ToImmutableDictionary(one => one.Name, one => Symbol.Variable(one.Name));
        Assumption = Sentence.AllOf([.. varied.Select(one => Within(one.Bounds, Hyperparameters[one.Name]))]);
        Number = isFirstStep ? 1 : Symbol.Variable("t");
        Theta = Constant("theta0");
    }

    internal ImmutableArray<ClaimRun> Defined { get; private set; } = [];

    /// <summary>The symmetry that the claim is about; none of most.</summary>
    internal ClaimSymmetry Symmetry { get; set; }

    /// <summary>t, the number of the step that the claim looks at; 1 in a claim about the first.</summary>
    public Symbol Number { get; }

    /// <summary>Where runs start that are given no other place: any number.</summary>
    public Symbol Theta { get; }

    internal ElementWise Subject { get; }

    internal string Statement { get; }

    internal bool IsFirstStep { get; }

    internal ImmutableDictionary<string, Symbol> Hyperparameters { get; }

    internal ImmutableArray<ClaimRun> Runs { get; private set; } = [];

    internal ImmutableArray<ClaimGhost> Ghosts { get; private set; } = [];

    internal ImmutableArray<Symbol> Constants { get; private set; } = [];

    internal ImmutableArray<Symbol> Inputs { get; private set; } = [];

    internal Sentence Assumption { get; private set; }

    internal ImmutableArray<Func<Moment, Sentence>> Invariants { get; private set; } = [];

    internal ImmutableArray<Func<Moment, Sentence>> Guesses { get; private set; } = [];

    /// <summary>A hyperparameter of the subject, by the name of its property: a variable in its range, or 0 where it is an option that is off.</summary>
    /// <exception cref="ClaimException">There is none of that name.</exception>
    public Symbol this[string hyperparameter] => Hyperparameters.TryGetValue(hyperparameter, out var symbol)
        ? symbol
        : Hyperparameter.Has(Subject, hyperparameter) ? 0 : throw new ClaimException($"{Subject.Name} has no hyperparameter '{hyperparameter}'.");

    /// <summary>A number that is the same at every step.</summary>
    /// <param name="name">Its name: Latin letters and digits.</param>
    public Symbol Constant(string name)
    {
        var symbol = Symbol.Variable(name);
        Constants = Constants.Add(symbol);
        return symbol;
    }

    /// <summary>A number that is new at every step, as a gradient is.</summary>
    /// <inheritdoc cref="Constant"/>
    public Symbol Input(string name)
    {
        var symbol = Symbol.Variable(name);
        Inputs = Inputs.Add(symbol);
        return symbol;
    }

    /// <summary>A run of the subject itself.</summary>
    /// <param name="gradient">The gradient of the step.</param>
    /// <param name="start">Where the parameter starts; <see cref="Theta"/> where it is not given.</param>
    public ClaimRun Run(Symbol gradient, Symbol? start = null) => Run(optimizer => optimizer, _ => gradient, start);

    /// <summary>A run of what is made of the subject: itself with some hyperparameters set or tied, or another optimizer.</summary>
    /// <param name="make">Makes the optimizer.</param>
    /// <param name="gradient">The gradient of the step.</param>
    /// <param name="start">Where the parameter starts; <see cref="Theta"/> where it is not given.</param>
    /// <exception cref="ClaimException">Its hyperparameters follow from the subject's in no simple way, or its rule cannot be put into expressions.</exception>
    public ClaimRun Run(Func<ElementWise, ElementWise> make, Symbol gradient, Symbol? start = null) => Run(make, _ => gradient, start);

    /// <summary>A run whose gradient is computed where the parameter stands.</summary>
    /// <inheritdoc cref="Run(Func{ElementWise, ElementWise}, Symbol, Symbol?)"/>
    public ClaimRun Run(Func<ElementWise, ElementWise> make, Func<ClaimState, Symbol> gradient, Symbol? start = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(gradient);
        return Run(make(Subject), _take, () => Ties.Of(Subject, Hyperparameters, make), gradient, start);
    }

    /// <summary>A run of the subject whose steps are taken in another way.</summary>
    internal ClaimRun Run(ClaimStep take, Symbol gradient) => Run(Subject, take, () => Ties.Of(Subject, Hyperparameters, optimizer => optimizer), _ => gradient, null);

    /// <summary>A run of the subject with other values for its hyperparameters.</summary>
    /// <param name="hyperparameter">The value of each, by the name of its property.</param>
    /// <param name="gradient">The gradient of the step.</param>
    /// <param name="start">Where the parameter starts.</param>
    public ClaimRun RunWith(Func<string, Symbol> hyperparameter, Symbol gradient, Symbol start)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        return Run(Subject, _take, () => Ties.Of(Subject, Hyperparameters.ToImmutableDictionary(pair => pair.Key, pair => hyperparameter(pair.Key)), one => one), _ => gradient, start);
    }

    /// <summary>A run of the subject with its hyperparameters in other units.</summary>
    internal ClaimRun RunInUnits(Func<HyperparameterUnit, Symbol, Symbol> converted, Symbol gradient, Symbol start)
    {
        var units = Hyperparameter.Of(Subject).ToImmutableDictionary(one => one.Name, one => one.Unit ?? HyperparameterUnit.None);
        return RunWith(name => converted(units[name], Hyperparameters[name]), gradient, start);
    }

    private ClaimRun Run(ElementWise optimizer, ClaimStep take, Func<Ties> ties, Func<ClaimState, Symbol> gradient, Symbol? start)
    {
        var prefix = Runs.Length == 0 ? "" : Invariant($"{(char)('a' + Runs.Length)}.");
        try
        {
            var tied = ties();
            var begin = start ?? Theta;
            var first = new ClaimState(begin, [.. tied.Starts.Select(slot => slot ?? begin)], 0);
            var before = IsFirstStep ? first : new ClaimState(
                Symbol.Variable($"{prefix}theta"), [.. optimizer.Slots.Select(slot => Symbol.Variable(prefix + slot.Name))], Number - 1);
            Symbol? loss = optimizer.Needs.HasFlag(Needs.Loss) ? Input($"{prefix}loss") : null;
            var run = new ClaimRun(optimizer, take, tied, first, before, gradient(before), Number, loss);
            Runs = Runs.Add(run);
            foreach (var i in Enumerable.Range(0, optimizer.Slots.Length))
            {
                Guess(at => Sentence.AtMost(0, run.At(at).Slots[i]));
                Guess(at => Sentence.Equal(run.At(at).Slots[i], run.Start.Slots[i]));
                // A product of decays.
                if (optimizer.Slots[i].Shape == SlotShape.Run) Guess(at => Sentence.AtMost(run.At(at).Slots[i], 1));
            }

            return run;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new ClaimException($"The rule of {Subject.Name} is no expression: {exception.Message}", exception);
        }
    }

    /// <summary>A number that the claim follows beside its runs.</summary>
    /// <param name="name">Its name: Latin letters and digits.</param>
    /// <param name="start">Its value before the first step.</param>
    /// <param name="after">Its value after a step, from that before it.</param>
    public ClaimGhost Ghost(string name, Symbol start, Func<Symbol, Symbol> after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var before = IsFirstStep ? start : Symbol.Variable(name);
        return Ghost(start, before, after(before));
    }

    /// <summary>A number that the claim follows, whose symbol before a step is known already.</summary>
    internal ClaimGhost Ghost(Symbol start, Symbol before, Symbol after)
    {
        var ghost = new ClaimGhost(start, before, after);
        Ghosts = Ghosts.Add(ghost);
        return ghost;
    }

    /// <summary>Assumes a sentence about hyperparameters, constants and the inputs of every step.</summary>
    public void Assume(Sentence sentence) => Assumption &= sentence;

    /// <summary>Assumes that the steps of a run are defined: that no divisor is 0, and no root of a negative number. Of the others it is shown.</summary>
    public void AssumeDefined(ClaimRun run) => Defined = Defined.Add(run);

    /// <summary>States what holds at every moment, and the conclusion needs.</summary>
    public void Hold(Func<Moment, Sentence> invariant) => Invariants = Invariants.Add(invariant);

    /// <summary>States what may hold at every moment; where it can be shown, it helps.</summary>
    public void Guess(Func<Moment, Sentence> guess) => Guesses = Guesses.Add(guess);

    /// <summary>
    /// Says of a run what a solver, to which the number of a step is any number from 1, does not know: that none is between the first and the second, and that before the
    /// first the slots are those of the start.
    /// </summary>
    internal void TellFirstStep(ClaimRun run)
    {
        Assume(Sentence.Equal(Number, 1) | Sentence.AtMost(2, Number));
        for (var i = 0; i < run.Start.Slots.Length; i++)
        {
            var place = i;
            Guess(at => Sentence.Equal(run.At(at).Steps, 0).Implies(Sentence.Equal(run.At(at).Slots[place], run.Start.Slots[place])));
        }
    }

    /// <summary>Guesses that each slot of one run is the same as one of another's, or one of some multiples of it.</summary>
    /// <param name="one">The one run.</param>
    /// <param name="other">The other; where both are of the same optimizer, each slot is compared with itself.</param>
    /// <param name="factors">The multiples.</param>
    public void GuessMultiples(ClaimRun one, ClaimRun other, params ImmutableArray<Symbol> factors)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < one.Optimizer.Slots.Length; i++)
        {
            for (var j = 0; j < other.Optimizer.Slots.Length; j++)
            {
                if (ReferenceEquals(one.Optimizer, other.Optimizer) && i != j) continue;
                var (left, right) = (i, j);
                Guess(at => Sentence.Equal(other.At(at).Slots[right], one.At(at).Slots[left]));
                foreach (var factor in factors) Guess(at => Sentence.Equal(other.At(at).Slots[right], factor * one.At(at).Slots[left]));
            }
        }
    }

    private static Sentence Within(Bounds? bounds, Symbol value) => bounds switch
    {
        Bounds.NonNegative => Sentence.AtMost(0, value),
        Bounds.Positive => Sentence.Below(0, value),
        Bounds.AtLeastOne => Sentence.AtMost(1, value),
        Bounds.UnitInterval => Sentence.AtMost(0, value) & Sentence.AtMost(value, 1),
        Bounds.BelowOne => Sentence.AtMost(0, value) & Sentence.Below(value, 1),
        _ => Sentence.True,
    };
}
