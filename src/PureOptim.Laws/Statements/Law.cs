using System.Collections.Immutable;
using FsCheck;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Laws.Generators;

namespace PureOptim.Laws;

/// <summary>A statement about optimizers that a machine can check, as a value.</summary>
/// <param name="Id">The stable identifier that tests, reports and documentation cite, as in <c>B4</c>.</param>
/// <param name="Kind">In which arithmetic the law is a theorem.</param>
/// <param name="Statement">The law in one sentence.</param>
/// <param name="Formula">The law in LaTeX.</param>
/// <param name="Applies">The expectation of the law for an optimizer before any case is tried.</param>
/// <param name="Examine">Whether a case keeps the law.</param>
public sealed record Law(
    string Id,
    LawKind Kind,
    string Statement,
    string Formula,
    Func<IOptimizer, Applicability> Applies,
    Func<LawCase, Finding> Examine) : LawOf<IOptimizer, LawCase>(Id, Kind, Statement, Formula, Applies, Examine), ICaseLimits
{
    /// <summary>The kinds of values that the gradients and parameters of the cases have.</summary>
    public CaseValues Values { get; init; } = CaseValues.Finite;

    /// <summary>The range of finite values: all of them, or the limits of the law with their reason.</summary>
    public Magnitudes Magnitudes { get; init; } = Magnitudes.All;

    /// <summary>
    /// Why the hyperparameters of a case are the same at every step, as the end of a sentence; null where the law speaks of schedules too, and they
    /// are among the cases.
    /// </summary>
    public string? ConstantBecause { get; init; }

    /// <summary>
    /// What the law says of an optimizer, held against another of its type of which it does not speak, since its options are others; null where the law speaks of no type in particular.
    /// </summary>
    internal Func<IOptimizer, Law>? SaidOf { get; init; }

    /// <summary>
    /// The claims about an optimizer's rule, at one coordinate or a small tensor, that together say, for all real numbers, what the law says; none where it cannot be
    /// said so, and cases alone can speak.
    /// </summary>
    public Func<ClaimSubject, ImmutableArray<Claim>> Claims { get; init; } = _ => [];

    /// <inheritdoc/>
    public override string? Limits
    {
        get
        {
            var magnitudes = Values == CaseValues.Hostile ? null : Magnitudes.ToString();
            var constants = ConstantBecause is null ? null : $"Hyperparameters are the same at every step: {ConstantBecause}.";
            return magnitudes is null ? constants : constants is null ? magnitudes : $"{magnitudes} {constants}";
        }
    }

    /// <summary>Sets the optimizer of a case up as the law needs it, for instance with epsilon at zero.</summary>
    public Func<IOptimizer, IOptimizer> Prepare { get; init; } = optimizer => optimizer;

    /// <inheritdoc/>
    internal override Gen<LawCase> Cases(IOptimizer subject) => CaseGenerator.For(this, subject);

    /// <inheritdoc/>
    internal override IEnumerable<LawCase> Smaller(LawCase larger) => CaseShrinker.Shrink(larger);

    /// <inheritdoc/>
    internal override bool IsEmpty(LawCase drawn) => drawn.Steps == 0 || drawn.Start.Length == 0;

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, Schedule Value)> Settings(LawCase drawn) =>
        Hyperparameter.Of(drawn.Optimizer).Select(hyperparameter => (hyperparameter.Path, hyperparameter.Get(drawn.Optimizer)));

    /// <inheritdoc/>
    internal override ImmutableArray<string> Fixed(IOptimizer subject) =>
    [
        .. Hyperparameter.Of(subject).Where(hyperparameter => !hyperparameter.CanBeSetIn(subject))
            .Select(hyperparameter => $"{hyperparameter.Path} (its optimizer is no record)"),
    ];

    /// <inheritdoc/>
    internal override string NameOf(IOptimizer subject) => subject.Name;
}
