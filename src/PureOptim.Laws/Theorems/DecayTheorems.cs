using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about weight decay with gradient descent, momentum and Adam.</summary>
internal static class DecayTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C18", Real,
            "A decay beside the step, times the rate, is the gradient of a squared length in the loss, for descent.",
            @"\theta' = \theta - \eta g - \eta\lambda\theta \equiv \theta' = \theta - \eta\,(g + \lambda\theta)",
            For<Sgd>((sgd, c) => AsGradient(c, sgd.LearningRate)) with { Claims = MomentumClaims.DecayInGradient }) with
        { Magnitudes = Magnitudes.Intervals },
        Of("C18b", Real,
            "It is so for momentum and for Adam too. (It is not: the decay does not go through their averages.)",
            @"o(g) - \eta\lambda\theta \equiv o(g + \lambda\theta)",
            For<Momentum>((momentum, c) => AsGradient(c, momentum.LearningRate), expected: Applicability.Fails) with { Claims = DecayClaims.InGradient },
            For<Adam>((adam, c) => AsGradient(c, adam.LearningRate), expected: Applicability.Fails) with { Claims = DecayClaims.InGradient }) with
        { Magnitudes = Magnitudes.Intervals },
    ];

    /// <summary>A decay of the case's own, up to 1.</summary>
    private static double Decay(LawCase c) => (1 + c.Mark(0) % 64) / 64.0;

    private static Finding AsGradient(LawCase c, Schedule rate)
    {
        Interval decay = Decay(c);
        var beside = Certified.Run(c.Optimizer.WithDecay(Decay(c), rate), c);
        var gradients = c.Gradients.Select(Certified.Lift).ToList();
        var within = RuleRun<Interval>.Along(
            c.Optimizer, Certified.Lift(c.Start), c.Steps, (step, at) => [.. gradients[step].Zip(at, (g, x) => g + decay * x)], c.Start.Layout);
        var certificate = new Certificate();
        certificate.SamePath(beside.Points, within.Points, "parameters");
        return certificate.Finding;
    }
}
