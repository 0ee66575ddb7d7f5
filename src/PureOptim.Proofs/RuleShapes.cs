using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws;
using PureOptim.Laws.Claims;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs;

/// <summary>
/// Where the rule of an optimizer is looked at: at one coordinate where it treats each by itself, else at a matrix of 2×2 numbers, and at a vector of 2 where of vectors it computes
/// something else than of a matrix with as many elements. A rule that takes another way where a hyperparameter is 0 is looked at there and elsewhere.
/// </summary>
internal static class RuleShapes
{
    private static readonly ImmutableArray<int> _matrix = [2, 2];

    /// <summary>What the rule is looked at; all together say what it does.</summary>
    /// <exception cref="ClaimException">It cannot be put into expressions, or depends on the numbers of hyperparameters in another way.</exception>
    internal static ImmutableArray<ClaimSubject> Of(IOptimizer optimizer)
    {
        ImmutableArray<ClaimSubject> subjects = optimizer switch
        {
            ElementWise elementWise => [new(elementWise)],
            TensorWise tensorWise => [.. Tensors(tensorWise).SelectMany(Ways)],
            _ => throw new ClaimException($"{optimizer.Name} is made of other optimizers, or its rule is not known."),
        };
        foreach (var subject in subjects) RuleExpressions.CheckNumbers(subject);
        return subjects;
    }

    private static IEnumerable<ClaimSubject> Tensors(TensorWise optimizer)
    {
        var matrix = new ClaimSubject(optimizer, _matrix);
        yield return matrix;
        if (TreatsVectorsOtherwise(optimizer, RuleExpressions.Of(matrix))) yield return new(optimizer, [2]);
    }

    private static bool TreatsVectorsOtherwise(TensorWise optimizer, RuleExpressions matrix)
    {
        try
        {
            return !matrix.IsSameAs(RuleExpressions.Of(new ClaimSubject(optimizer, [4])));
        }
        catch (ClaimException)
        {
            // It works on matrices only.
            return false;
        }
    }

    /// <summary>The subject where it is, and where hyperparameters are 0 at which its rule is another.</summary>
    private static IEnumerable<ClaimSubject> Ways(ClaimSubject subject)
    {
        // At its own numbers it may be at a 0 itself.
        ImmutableArray<Hyperparameter> near = [.. subject.Varied.Where(one => !one.IsWhole && one.Bounds is Bounds.NonNegative or Bounds.BelowOne or Bounds.UnitInterval)];
        var elsewhere = near.Where(one => one.Get(subject.Optimizer).At(0) == 0).Aggregate(subject, (moved, one) => moved.With(one, 0.5));
        var rule = RuleExpressions.Of(elsewhere);
        IEnumerable<ClaimSubject> ways = [elsewhere];
        foreach (var one in near)
        {
            if (RuleExpressions.Of(elsewhere.With(one, 0)).IsSameAs(rule)) continue;
            ways = [.. ways.SelectMany(way => (ClaimSubject[])[way with { Positives = way.Positives.Add(one.Name) }, way.With(one, 0) with { Zeros = way.Zeros.Add(one.Name) }])];
        }

        return ways;
    }
}
