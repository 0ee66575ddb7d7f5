using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>An optimizer's algorithm as its source states it, in the source's notation and order, over any numbers: what a law compares its rule with.</summary>
/// <typeparam name="TOptimizer">The optimizer.</typeparam>
internal interface IAlgorithm<in TOptimizer>
    where TOptimizer : ElementWise
{
    /// <summary>The law in one sentence, with the source.</summary>
    static abstract string Statement { get; }

    /// <summary>The step in LaTeX.</summary>
    static abstract string Formula { get; }

    /// <summary>Whether its numbers are fractions, so that cases are tried exactly: a sign of intervals that hold 0 says nothing.</summary>
    static virtual bool HasFractions => false;

    /// <summary>The magnitudes of cases in intervals.</summary>
    static virtual Magnitudes Magnitudes => Magnitudes.Intervals;

    /// <summary>The gradients of a case that it is tried on.</summary>
    static virtual ImmutableArray<Parameters<double>> Gradients(LawCase c) => c.Gradients;

    /// <summary>The slot that is the optimizer's result, and what the algorithm keeps of it; none where the parameter itself is.</summary>
    static virtual (string Slot, string Name)? Result => null;

    /// <summary>The parameter after a step.</summary>
    /// <param name="optimizer">The optimizer, for its options.</param>
    /// <param name="t">The step.</param>
    /// <typeparam name="R">The number system.</typeparam>
    static abstract R Step<R>(TOptimizer optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>;
}
