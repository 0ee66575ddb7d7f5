using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>
/// A statement about runs of an optimizer at one coordinate or a small tensor, for all real numbers, as expressions that its own rule has made. It follows by induction where
/// its invariants hold before the first step, a step keeps them, and they imply the conclusion of the step.
/// </summary>
public sealed class Claim
{
    private readonly Func<ClaimSketch, Sentence> _conclude;

    private Claim(ClaimSketch sketch, Func<ClaimSketch, Sentence> conclude)
    {
        _conclude = conclude;
        var conclusion = conclude(sketch);
        (Statement, Subject, Runs, Ghosts, Number) = (sketch.Statement, sketch.Subject, sketch.Runs, sketch.Ghosts, sketch.Number);
        (Hyperparameters, Constants, Inputs, Defined) = (sketch.Hyperparameters, sketch.Fixed, sketch.New, sketch.Defined);
        (Assumption, Invariants, Guesses, Conclusion, IsFirstStep, Symmetry) = (sketch.Assumption, sketch.Invariants, sketch.Guesses, conclusion, sketch.IsFirstStep, sketch.Symmetry);
    }

    /// <summary>The statement in one sentence.</summary>
    public string Statement { get; }

    /// <summary>The optimizer that the claim is about, with its options, and the tensor; its hyperparameters are variables.</summary>
    public ClaimSubject Subject { get; }

    /// <summary>The runs, of the subject and of what it is compared with.</summary>
    public ImmutableArray<ClaimRun> Runs { get; }

    /// <summary>What is assumed of hyperparameters, constants and inputs: the ranges of the hyperparameters, and what the law says.</summary>
    public Sentence Assumption { get; }

    /// <summary>What the claim concludes about a step.</summary>
    public Sentence Conclusion { get; }

    /// <summary>Whether the claim is about the first step only, so that nothing is shown by induction.</summary>
    public bool IsFirstStep { get; }

    /// <summary>The runs whose steps are assumed to be defined: no divisor is 0, and no root is of a negative number.</summary>
    public ImmutableArray<ClaimRun> Defined { get; }

    /// <summary>The symmetry that the claim is about; none of most.</summary>
    internal ClaimSymmetry Symmetry { get; }

    /// <summary>The symbol of each hyperparameter of the subject, by the name of its property.</summary>
    internal ImmutableDictionary<string, Symbol> Hyperparameters { get; }

    /// <summary>Numbers that are the same at every step.</summary>
    internal ImmutableArray<Symbol> Constants { get; }

    /// <summary>What may be chosen once for a run: the hyperparameters, by their names, and the constants.</summary>
    internal IEnumerable<Symbol> Chosen => Hyperparameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).Concat(Constants);

    /// <summary>Numbers that are new at every step, as gradients are.</summary>
    internal ImmutableArray<Symbol> Inputs { get; }

    /// <summary>Numbers that the claim follows beside the runs.</summary>
    internal ImmutableArray<ClaimGhost> Ghosts { get; }

    /// <summary>t, the number of the step that the claim looks at.</summary>
    internal Symbol Number { get; }

    /// <summary>What holds at every moment and the conclusion needs.</summary>
    internal ImmutableArray<Func<Moment, Sentence>> Invariants { get; }

    /// <summary>What may hold at every moment; those that can be shown help.</summary>
    internal ImmutableArray<Func<Moment, Sentence>> Guesses { get; }

    /// <summary>All that a step changes: the symbol before it, what it is at the start, and what it is after the step.</summary>
    internal IEnumerable<(Symbol Before, Symbol Start, Symbol After)> Changing => Runs
        .SelectMany(run => run.Before.All.Zip(run.Start.All, run.After.All))
        .Concat(Ghosts.Select(ghost => (ghost.Before, ghost.Start, ghost.After)));

    /// <summary>A claim about any step of runs.</summary>
    /// <param name="subject">The optimizer, with its options, and the tensor; its hyperparameters are variables.</param>
    /// <param name="statement">The statement in one sentence.</param>
    /// <param name="conclude">Sets the runs up and returns the conclusion about the step.</param>
    /// <exception cref="ClaimException">The rule cannot be put into expressions.</exception>
    public static Claim About(ClaimSubject subject, string statement, Func<ClaimSketch, Sentence> conclude) => Of(new(subject, statement, isFirstStep: false, ClaimRun.OwnStep), conclude);

    /// <summary>A claim about the first step only.</summary>
    /// <inheritdoc cref="About"/>
    public static Claim AboutFirstStep(ClaimSubject subject, string statement, Func<ClaimSketch, Sentence> conclude) =>
        Of(new(subject, statement, isFirstStep: true, ClaimRun.OwnStep), conclude);

    /// <summary>The same claim about runs whose steps are taken in another way.</summary>
    /// <exception cref="ClaimException">There are none of a run that the claim looks at.</exception>
    internal Claim WithSteps(ClaimStep take) => new(new ClaimSketch(Subject, Statement, IsFirstStep, take), _conclude);

    private static Claim Of(ClaimSketch sketch, Func<ClaimSketch, Sentence> conclude)
    {
        ArgumentNullException.ThrowIfNull(conclude);
        return new(sketch, conclude);
    }
}
