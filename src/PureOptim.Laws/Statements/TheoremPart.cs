using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;

namespace PureOptim.Laws;

/// <summary>The part of a law for optimizers of one type.</summary>
/// <param name="SpeaksOf">Whether it speaks of an optimizer.</param>
/// <param name="Prepare">Sets an optimizer up as the law needs it.</param>
/// <param name="Examine">Whether a case keeps the law.</param>
/// <param name="Expected">The statement about the optimizers that it applies to.</param>
internal sealed record TheoremPart(
    Func<IOptimizer, bool> SpeaksOf, Func<IOptimizer, IOptimizer> Prepare, Func<LawCase, Finding> Examine, Applicability Expected)
{
    /// <summary>The claims that say the same of a rule, for all real numbers.</summary>
    internal Func<ElementWise, ImmutableArray<Claim>> Claims { get; init; } = _ => [];

    /// <summary>The claims that say the same at a small tensor.</summary>
    internal Func<ClaimSubject, ImmutableArray<Claim>> ClaimsOfTensors { get; init; } = _ => [];

    /// <summary>The claims about a subject, at one coordinate or a tensor.</summary>
    internal ImmutableArray<Claim> ClaimsOf(ClaimSubject subject) => subject is { Optimizer: ElementWise optimizer, Shape: null } ? Claims(optimizer) : ClaimsOfTensors(subject);
}
