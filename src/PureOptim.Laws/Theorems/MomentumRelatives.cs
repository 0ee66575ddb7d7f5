using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>What relatives of momentum and of Adam are at their edges.</summary>
internal static class MomentumRelatives
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Equal<Qhm, Sgd>("C15",
            "Quasi-hyperbolic momentum without its average is gradient descent.",
            @"\nu = 0 \Rightarrow \mathrm{QHM}(\eta, \beta, \nu) = \mathrm{SGD}(\eta)",
            qhm => qhm with { Nu = 0 },
            qhm => new() { LearningRate = qhm.LearningRate }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Of("C15b", Real,
            "Quasi-hyperbolic momentum, whose average has the share of its own decay, is Nesterov's method at a smaller rate.",
            @"\nu = \beta \Rightarrow \mathrm{QHM}(\eta, \beta, \nu) = \mathrm{Nesterov}(\eta (1 - \beta), \beta)",
            For<Qhm>(NesterovsMethod, qhm => qhm with { Nu = qhm.Beta }) with { Claims = MomentumClaims.NesterovsMethod }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Same<AggMo, Momentum>("C15c",
            "Aggregated momentum of one friction is momentum.",
            @"\beta_1 = \beta_2 = \beta_3 \Rightarrow \mathrm{AggMo}(\eta, \beta) = \mathrm{Momentum}(\eta, \beta_1)",
            aggMo => aggMo with { Beta2 = aggMo.Beta1, Beta3 = aggMo.Beta1 },
            aggMo => new() { LearningRate = aggMo.LearningRate, MomentumFactor = aggMo.Beta1, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }),
        Same<QhAdam, Adam>("C11",
            "QHAdam without the gradient and its square beside the moments is Adam.",
            @"\nu_1 = \nu_2 = 1 \Rightarrow \mathrm{QHAdam} = \mathrm{Adam}",
            qhAdam => qhAdam with { Nu1 = 1, Nu2 = 1 },
            qhAdam => new()
            {
                LearningRate = qhAdam.LearningRate,
                Beta1 = qhAdam.Beta1,
                Beta2 = qhAdam.Beta2,
                Epsilon = qhAdam.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
            }),
        Same<AdaMod, Adam>("C14b",
            "AdaMod without an average of rates is Adam.",
            @"\beta_3 = 0 \Rightarrow \mathrm{AdaMod} = \mathrm{Adam}",
            adaMod => adaMod with { Beta3 = 0 },
            adaMod => new() { LearningRate = adaMod.LearningRate, Beta1 = adaMod.Beta1, Beta2 = adaMod.Beta2, Epsilon = adaMod.Epsilon }),
        Same<LaProp, Adam>("C8",
            "LaProp without momentum is Adam without momentum.",
            @"\beta_1 = 0,\; \varepsilon_r = 0 \Rightarrow \mathrm{LaProp} = \mathrm{Adam}",
            laProp => laProp with { Beta1 = 0, RootEpsilon = 0, IsCentered = false, KeepsLargest = false },
            laProp => new() { LearningRate = laProp.LearningRate, Beta1 = 0, Beta2 = laProp.Beta2, Epsilon = laProp.Epsilon, EpsilonPlacement = laProp.EpsilonPlacement }),
        Equal<Grams, Adam>("C13b",
            "Grams without momentum is Adam without momentum.",
            @"\beta_1 = 0 \Rightarrow \mathrm{Grams} = \mathrm{Adam}",
            grams => grams with { Beta1 = 0 },
            grams => new()
            {
                LearningRate = grams.LearningRate,
                Beta1 = 0,
                Beta2 = grams.Beta2,
                Epsilon = grams.Epsilon,
                EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection,
            }),
        Equal<Focus, Signum>("C7b",
            "FOCUS without its pull and decay is Signum.",
            @"\gamma = \lambda = 0 \Rightarrow \mathrm{FOCUS}(\eta, \beta_1) = \mathrm{Signum}(\eta, \beta_1)",
            focus => focus with { Gamma = 0, WeightDecay = 0 },
            focus => new() { LearningRate = focus.LearningRate, Beta = focus.Beta1 }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Same<EmoNavi, RmsProp>("C7d",
            "EmoNavi without momentum, decay and shadow, and with losses far below the least that divides their differences, is RMSProp.",
            @"\beta_1 = \lambda = 0,\; f_0 \gg f \Rightarrow \mathrm{EmoNavi}(\eta, \beta_2) = \mathrm{RMSProp}(\eta, \beta_2)",
            emoNavi => emoNavi with { Beta1 = 0, WeightDecay = 0, LeastLoss = 1e300, HasShadow = false },
            emoNavi => new() { LearningRate = emoNavi.LearningRate, Decay = emoNavi.Beta2, Epsilon = emoNavi.Epsilon, EpsilonPlacement = EpsilonPlacement.OutsideRoot }),
        Same<Padam, Adam>("C16",
            "Padam with the root of the second moment is Adam.",
            @"q = 1 \Rightarrow \mathrm{Padam} = \mathrm{Adam}",
            padam => padam with { Power = 1, KeepsLargest = false },
            padam => new() { LearningRate = padam.LearningRate, Beta1 = padam.Beta1, Beta2 = padam.Beta2, Epsilon = padam.Epsilon }),
        Same<AdaBelief, Sgd>("C10",
            "AdaBelief without momentum is always as it expects: with an epsilon of one, gradient descent.",
            @"\beta_1 = \varepsilon_s = 0,\; \varepsilon = 1 \Rightarrow \mathrm{AdaBelief}(\eta) = \mathrm{SGD}(\eta)",
            adaBelief => adaBelief with { Beta1 = 0, VarianceEpsilon = 0, Epsilon = 1 },
            adaBelief => new() { LearningRate = adaBelief.LearningRate }) with
        { Magnitudes = Magnitudes.Between(-60, 0, "the bound of a variance of 0 grows with the gradients, and must tell nothing beside an epsilon of one") },
        Of("C8b", Real,
            "FTRL without regularization is AdaGrad, where no gradient is zero.",
            @"q = r = \tfrac12,\; \beta = \lambda_1 = \lambda_2 = \lambda_s = 0 \Rightarrow \mathrm{FTRL}(\eta) = \mathrm{AdaGrad}(\eta)",
            For<Ftrl>(AdaGradsPath, ftrl => ftrl with
            {
                LearningRate = ftrl.LearningRate.AtFirst(),
                Power = 0.5,
                DivisorPower = 0.5,
                Beta = 0,
                Lambda1 = 0,
                Lambda2 = 0,
                Shrinkage = 0,
                InitialAccumulator = 0,
            }) with
            { Claims = AdaGradClaims.FromFtrl }) with
        { Magnitudes = Magnitudes.Intervals, ConstantBecause = OneValue },
        Equal<SgdW, Momentum>("C2c",
            "SGDW without decay is momentum.",
            @"\lambda = 0 \Rightarrow \mathrm{SGDW}(\eta, \mu, \lambda) = \mathrm{Momentum}(\eta, \mu)",
            sgdW => sgdW with { WeightDecay = 0 },
            sgdW => new() { LearningRate = sgdW.LearningRate, MomentumFactor = sgdW.MomentumFactor, LearningRatePlacement = LearningRatePlacement.OutsideVelocity }),
        Equal<Pid, Sgd>("C1b",
            "A controller with its proportional part alone is gradient descent.",
            @"K_I = K_D = 0 \Rightarrow \mathrm{PID}(\eta) = \mathrm{SGD}(\eta)",
            pid => pid with { Integral = 0, Derivative = 0 },
            pid => new() { LearningRate = pid.LearningRate }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Equal<AccSgd, Sgd>("C1c",
            "Accelerated SGD without an advantage is gradient descent.",
            @"\xi = 0 \Rightarrow \mathrm{AccSGD}(\eta) = \mathrm{SGD}(\eta)",
            accSgd => accSgd with { Xi = 0 },
            accSgd => new() { LearningRate = accSgd.LearningRate }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
        Equal<Pnm, Sgd>("C2b",
            "Positive-negative momentum without averages is gradient descent.",
            @"\beta_0 = \beta_1 = 0 \Rightarrow \mathrm{PNM}(\eta) = \mathrm{SGD}(\eta)",
            pnm => pnm with { Beta0 = 0, Beta1 = 0 },
            pnm => new() { LearningRate = pnm.LearningRate }) with
        { Magnitudes = Magnitudes.WithoutOverflow },
    ];

    /// <summary>Nesterov's method with the rate outside the velocity.</summary>
    private static Finding NesterovsMethod(Qhm qhm, LawCase c)
    {
        Interval beta = qhm.Beta.At(0), rate = qhm.LearningRate.At(0) * (1 - beta);
        var nesterov = Certified.Path(c, (Interval)0, (_, x, g, velocity) =>
        {
            var next = beta * velocity + g;
            return (x - rate * (g + beta * next), next);
        });
        var certificate = new Certificate();
        certificate.SamePath(Certified.Run(c.Optimizer, c).Points, nesterov, "Nesterov's method");
        return certificate.Finding;
    }

    /// <summary>AdaGrad's path over gradients of which none is zero.</summary>
    private static Finding AdaGradsPath(Ftrl ftrl, LawCase c)
    {
        var (start, gradients) = (Certified.Lift(c.Start), Certified.Lift(c.NonzeroGradients));
        var certificate = new Certificate();
        certificate.SamePath(
            Certified.Run(ftrl, c, start, gradients).Points,
            Certified.Run(new AdaGrad { LearningRate = ftrl.LearningRate, Epsilon = 0 }, c, start, gradients).Points,
            "AdaGrad's path");
        return certificate.Finding;
    }
}
