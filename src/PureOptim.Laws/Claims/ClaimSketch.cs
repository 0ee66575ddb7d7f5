using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>A claim while it is written: its runs, what is assumed, and what holds at every moment.</summary>
public sealed class ClaimSketch
{
    private readonly ClaimStep _take;
    private Symbol? _loss;

    internal ClaimSketch(ClaimSubject subject, string statement, bool isFirstStep, ClaimStep take)
    {
        ArgumentNullException.ThrowIfNull(subject);
        (Subject, Statement, IsFirstStep, _take) = (subject, statement, isFirstStep, take);
        var varied = subject.Varied;
        Hyperparameters = varied.ToImmutableDictionary(one => one.Name, one => Symbol.Variable(one.Name));
        Assumption = Sentence.AllOf([.. varied.Select(one => Within(one.Bounds, Hyperparameters[one.Name])), .. subject.Positives.Select(name => Sentence.Below(0, Hyperparameters[name]))]);
        Number = isFirstStep ? 1 : Symbol.Variable("t");
        Beginning = Constants("theta0");
    }

    internal ImmutableArray<ClaimRun> Defined { get; private set; } = [];

    /// <summary>The symmetry that the claim is about; none of most.</summary>
    internal ClaimSymmetry Symmetry { get; set; }

    /// <summary>What the loss of the runs that follow is multiplied by; null for nothing.</summary>
    private Symbol? LossFactor { get; set; }

    /// <summary>t, the number of the step that the claim looks at; 1 in a claim about the first.</summary>
    public Symbol Number { get; }

    /// <summary>Where runs of one coordinate start that are given no other place: any number.</summary>
    /// <exception cref="ClaimException">The claim is about a tensor.</exception>
    public Symbol Theta => Beginning.Single;

    /// <summary>Where runs start that are given no other place: any numbers.</summary>
    public Elements Beginning { get; }

    internal ClaimSubject Subject { get; }

    internal string Statement { get; }

    internal bool IsFirstStep { get; }

    internal ImmutableDictionary<string, Symbol> Hyperparameters { get; }

    internal ImmutableArray<ClaimRun> Runs { get; private set; } = [];

    internal ImmutableArray<ClaimGhost> Ghosts { get; private set; } = [];

    internal ImmutableArray<Symbol> Fixed { get; private set; } = [];

    internal ImmutableArray<Symbol> New { get; private set; } = [];

    internal Sentence Assumption { get; private set; }

    internal ImmutableArray<Func<Moment, Sentence>> Invariants { get; private set; } = [];

    internal ImmutableArray<Func<Moment, Sentence>> Guesses { get; private set; } = [];

    /// <summary>A hyperparameter of the subject, by the name of its property: a variable in its range, or 0 where it is an option that is off.</summary>
    /// <exception cref="ClaimException">There is none of that name.</exception>
    public Symbol this[string hyperparameter] => Hyperparameters.TryGetValue(hyperparameter, out var symbol)
        ? symbol
        : Hyperparameter.Has(Subject.Optimizer, hyperparameter) ? 0 : throw new ClaimException($"{Subject.Optimizer.Name} has no hyperparameter '{hyperparameter}'.");

    /// <summary>A number that is the same at every step.</summary>
    /// <param name="name">Its name: Latin letters and digits.</param>
    public Symbol Constant(string name)
    {
        var symbol = Symbol.Variable(name);
        Fixed = Fixed.Add(symbol);
        return symbol;
    }

    /// <summary>A number that is new at every step, as a gradient is.</summary>
    /// <inheritdoc cref="Constant"/>
    public Symbol Input(string name)
    {
        var symbol = Symbol.Variable(name);
        New = New.Add(symbol);
        return symbol;
    }

    /// <summary>Numbers that are the same at every step, one for each element of the tensor.</summary>
    /// <inheritdoc cref="Constant"/>
    public Elements Constants(string name) => new([.. Subject.Names(name).Select(Constant)]);

    /// <summary>Numbers that are new at every step, as gradients are, one for each element of the tensor.</summary>
    /// <inheritdoc cref="Constant"/>
    public Elements Inputs(string name) => new([.. Subject.Names(name).Select(Input)]);

    /// <summary>The same number for each element of the tensor.</summary>
    public Elements Filled(Symbol value) => new([.. Enumerable.Repeat(value, Subject.Length)]);

    /// <summary>A run of the subject itself, at one coordinate or the tensor.</summary>
    /// <param name="gradients">The gradients of the step.</param>
    /// <param name="start">Where the parameters start; <see cref="Beginning"/> where it is not given.</param>
    public ClaimRun Run(Elements gradients, Elements? start = null) => Run(optimizer => optimizer, gradients, start);

    /// <summary>A run of what is made of the subject, at one coordinate or the tensor.</summary>
    /// <param name="make">Makes the optimizer.</param>
    /// <param name="gradients">The gradients of the step.</param>
    /// <param name="start">Where the parameters start; <see cref="Beginning"/> where it is not given.</param>
    /// <exception cref="ClaimException">Its hyperparameters follow from the subject's in no simple way, or its rule cannot be put into expressions.</exception>
    public ClaimRun Run(Func<Optimizer, Optimizer> make, Elements gradients, Elements? start = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Run(make(Subject.Optimizer), _take, () => Ties.Of(Subject.Optimizer, Hyperparameters, make), _ => gradients, start);
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
        if (Subject.Optimizer is not ElementWise elementWise || Subject.Shape is not null) throw new ClaimException("The claim speaks of one coordinate.");
        return Run(make(elementWise), _take, () => Ties.Of(elementWise, Hyperparameters, one => make((ElementWise)one)), state => new(gradient(state)), start is { } given ? new(given) : null);
    }

    /// <summary>A run of the subject whose steps are taken in another way.</summary>
    internal ClaimRun Run(ClaimStep take, Symbol gradient) =>
        Run(Subject.Optimizer, take, () => Ties.Of(Subject.Optimizer, Hyperparameters, optimizer => optimizer), _ => new(gradient), null);

    /// <summary>A run of the subject with other values for its hyperparameters.</summary>
    /// <param name="hyperparameter">The value of each, by the name of its property.</param>
    /// <param name="gradient">The gradient of the step.</param>
    /// <param name="start">Where the parameter starts.</param>
    public ClaimRun RunWith(Func<string, Symbol> hyperparameter, Symbol gradient, Symbol start) => RunWith(hyperparameter, new Elements(gradient), new Elements(start));

    /// <summary>The same at one coordinate or the tensor.</summary>
    /// <inheritdoc cref="RunWith(Func{string, Symbol}, Symbol, Symbol)"/>
    public ClaimRun RunWith(Func<string, Symbol> hyperparameter, Elements gradient, Elements start)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        return Run(
            Subject.Optimizer, _take, () => Ties.Of(Subject.Optimizer, Hyperparameters.ToImmutableDictionary(pair => pair.Key, pair => hyperparameter(pair.Key)), one => one), _ => gradient, start);
    }

    /// <summary>A run of the subject with its hyperparameters in other units.</summary>
    internal ClaimRun RunInUnits(Func<HyperparameterUnit, Symbol, Symbol> converted, Elements gradient, Elements start)
    {
        var units = Hyperparameter.Of(Subject.Optimizer).ToImmutableDictionary(one => one.Name, one => one.Unit ?? HyperparameterUnit.None);
        LossFactor = converted(new(1, 1), 1);
        return RunWith(name => converted(units[name], Hyperparameters[name]), gradient, start);
    }

    private ClaimRun Run(Optimizer optimizer, ClaimStep take, Func<Ties> ties, Func<ClaimState, Elements> gradients, Elements? start)
    {
        var prefix = Runs.Length == 0 ? "" : Invariant($"{(char)('a' + Runs.Length)}.");
        try
        {
            var tied = ties();
            var begin = start ?? Beginning;
            var shapes = Subject.ShapesOfSlots(optimizer);
            var first = new ClaimState(begin, [.. tied.Starts.Zip(shapes, (value, shape) => value is { } number ? Numbers(shape, number) : shape is null ? new([]) : begin)], 0);
            var before = IsFirstStep ? first : new ClaimState(
                Variables($"{prefix}theta", Subject.Shape ?? []),
                [.. optimizer.Slots.Zip(shapes, (slot, shape) => shape is { } known ? Variables(prefix + slot.Name, known) : new Elements([]))],
                Number - 1);
            // All runs are of one model, whose loss is one number at each step.
            Symbol? loss = optimizer.Needs.HasFlag(Needs.Loss) ? LossFactor is { } factor ? factor * (_loss ??= Input("loss")) : _loss ??= Input("loss") : null;
            var run = new ClaimRun(optimizer, Subject.Shape, take, tied, first, before, gradients(before), Number, loss);
            Runs = Runs.Add(run);
            foreach (var i in Enumerable.Range(0, optimizer.Slots.Length).Where(i => shapes[i] is not null))
            {
                Guess(at => Sentence.AllOf([.. run.At(at).Kept[i].All.Select(one => Sentence.AtMost(0, one))]));
                Guess(at => Sentence.Equal(run.At(at).Kept[i], run.Start.Kept[i]));
                // A product of decays.
                if (optimizer.Slots[i].Shape == SlotShape.Run) Guess(at => Sentence.AtMost(run.At(at).Kept[i][0], 1));
            }

            return run;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new ClaimException($"The rule of {optimizer.Name} is no expression: {exception.Message}", exception);
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
        for (var i = 0; i < one.Start.Kept.Length; i++)
        {
            for (var j = 0; j < other.Start.Kept.Length; j++)
            {
                if (ReferenceEquals(one.Optimizer, other.Optimizer) && i != j) continue;
                if (one.Start.Kept[i].Length != other.Start.Kept[j].Length || one.Start.Kept[i].Length == 0) continue;
                var (left, right) = (i, j);
                Guess(at => Sentence.Equal(other.At(at).Kept[right], one.At(at).Kept[left]));
                foreach (var factor in factors) Guess(at => Sentence.Equal(other.At(at).Kept[right], factor * one.At(at).Kept[left]));
            }
        }
    }

    private static Elements Variables(string name, ImmutableArray<int> shape) => new([.. ClaimSubject.Names(name, shape).Select(Symbol.Variable)]);

    private static Elements Numbers(ImmutableArray<int>? shape, Symbol number) => new([.. shape is { } known ? ClaimSubject.Names("", known).Select(_ => number) : []]);

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
