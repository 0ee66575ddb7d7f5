using System.Numerics;

namespace PureOptim.Runs.Execution;

/// <summary>
/// The chain of digests of one optimizer's run. A link is the SHA-256 over the previous link, the step, the losses since, and the bits of all
/// parameters and slots, so that two runs have the same link at a step only if they went the same way up to there.
/// </summary>
/// <remarks>
/// What goes in, in this order: the previous link's digest as a text (empty before the first), the step, the losses since the previous link as
/// parameters called <c>losses</c> in binary64, the parameters, the optimizer's state; each as <see cref="Digest"/> and
/// <see cref="OptimizerState{T}.AddTo"/> add it: with the names and shapes of tensors, and the names of the optimizer and its slots. The first link
/// is that of step 0. The name of the run and the labels do not go in: runs that differ in these alone have equal chains.
/// </remarks>
internal static class Chain
{
    /// <summary>The default number of steps from link to link.</summary>
    internal const long Spacing = 100;

    /// <summary>The link after <paramref name="previous"/>.</summary>
    /// <param name="previous">The digest of the link before; empty before the first.</param>
    /// <param name="losses">The losses since then.</param>
    /// <param name="at">The point of the run.</param>
    internal static Link Next<T>(string previous, ReadOnlySpan<double> losses, Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var digest = new Digest();
        digest.Add(previous);
        digest.Add(at.State.Step);
        digest.Add(Parameters<double>.Of(Layout.Of(("losses", [losses.Length])), losses));
        digest.Add(at.Parameters);
        at.State.AddTo(digest);
        return new(at.State.Step, digest.ToHexadecimal());
    }

    /// <summary>The step of the link after <paramref name="step"/>.</summary>
    internal static long StepAfter(long step, long every, long last) => long.Min(last, (step / every + 1) * every);
}

/// <summary>A link of a run's chain: a digest of all that one optimizer did up to a step.</summary>
/// <param name="Step">The steps taken.</param>
/// <param name="Digest">SHA-256 in hexadecimal, as <see cref="Chain"/> computes it.</param>
internal readonly record struct Link(long Step, string Digest);
