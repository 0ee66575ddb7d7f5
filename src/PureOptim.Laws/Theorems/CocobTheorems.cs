using System.Collections.Immutable;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about COCOB.</summary>
internal static class CocobTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("D22", Inequality,
            "What COCOB has seen, the largest gradient and the sum of their sizes, never falls, and its wealth is never negative.",
            @"L_{t+1} \ge L_t, \quad G_{t+1} \ge G_t, \quad R_t \ge 0",
            For<Cocob>((_, c) => Growing(c))) with
        { Magnitudes = Magnitudes.Scalable },
    ];

    private static Finding Growing(LawCase c)
    {
        var points = c.Run().Points;
        for (var step = 1; step <= c.Steps; step++)
        {
            for (var i = 0; i < c.Start.Length; i++)
            {
                double Before(string slot) => points[step - 1].State[slot][i];
                double After(string slot) => points[step].State[slot][i];
                if (!(After("Scale") >= Before("Scale"))) return Finding.Broken(Invariant($"the largest gradient of [{i}] falls in step {step}"));
                if (!(After("Magnitudes") >= Before("Magnitudes"))) return Finding.Broken(Invariant($"the sum of sizes of [{i}] falls in step {step}"));
                if (!(After("Reward") >= 0)) return Finding.Broken(Invariant($"the reward of [{i}] is {After("Reward"):R} after step {step}"));
            }
        }

        return Finding.Exact;
    }
}
