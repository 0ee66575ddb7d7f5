using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about optimizers whose steps have one length.</summary>
internal static class SignTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Equal<Lion, Signum>("C9",
            "Lion with equal betas is Signum.",
            @"\beta_1 = \beta_2 = \beta \Rightarrow \mathrm{Lion}(\eta, \beta, \beta) = \mathrm{Signum}(\eta, \beta)",
            lion => lion with { Beta1 = lion.Beta2 },
            lion => new() { LearningRate = lion.LearningRate, Beta = lion.Beta2 }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Of("D16", Bitwise,
            "A step by signs is as long as the learning rate, or does not move.",
            @"|\Delta_t| \in \{0, \eta_t\}",
            For<Lion>((lion, c) => OneLength(c, lion.LearningRate)) with { Claims = OneLength },
            For<SignSgd>((signSgd, c) => OneLength(c, signSgd.LearningRate)) with { Claims = OneLength },
            For<Signum>((signum, c) => OneLength(c, signum.LearningRate)) with { Claims = OneLength }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
    ];

    private static Finding OneLength(LawCase c, Schedule rate)
    {
        foreach (var (step, change) in c.Changes(c.Optimizer, c.Gradients).Index())
        {
            var length = c.Round(rate.At(step));
            for (var i = 0; i < change.Length; i++)
                if (change[i] != 0 && double.Abs(change[i]) != length) return Finding.Broken(Invariant($"step {step + 1} changes [{i}] by {change[i]:R}, and the rate is {length:R}"));
        }

        return Finding.Exact;
    }

    private static ImmutableArray<Claim> OneLength(ElementWise subject) => [Claim.About(subject, "A step is as long as the rate, or none.", claim =>
    {
        var run = claim.Run(claim.Input("g"));
        return Sentence.Equal(run.Change, 0) | Sentence.Equal(Symbol.Abs(run.Change), claim["LearningRate"]);
    })];
}
