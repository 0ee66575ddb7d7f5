namespace PureOptim.Tests.Kinds;

/// <summary>The text of an optimizer: its name and its hyperparameters in the order in which it declares them.</summary>
public sealed class OptimizerTextTests
{
    public static TheoryData<IOptimizer, string> Texts => new()
    {
        { new Sgd(), "Sgd { LearningRate = 0.01 }" },
        { new AdaGrad { InitialAccumulator = 0.5 }, "AdaGrad { LearningRate = 0.01, Epsilon = 1E-07, EpsilonPlacement = OutsideRoot, InitialAccumulator = 0.5 }" },
        { new RmsProp { Decay = Schedule.Linear(0, 0.5, 3) }, "RmsProp { LearningRate = 0.01, Decay = Linear(0 to 0.5 in 3 steps), Epsilon = 1E-07, EpsilonPlacement = OutsideRoot, InitialAccumulator = 0 }" },
        { new Cocob(), "Cocob { Alpha = 100, InitialScale = 1E-08 }" },
        {
            new Muon { Iterations = 7 },
            "Muon { LearningRate = 0.001, MomentumFactor = 0.95, WeightDecay = 0.1, Epsilon = 1E-07, Coefficients = Tuned, HasOwnCoefficients = False, LinearCoefficient = 3.4445, "
                + "CubicCoefficient = -4.775, QuinticCoefficient = 2.0315, Iterations = 7, Nesterov = True, CorrectsBias = False, "
                + "RoundsToBfloat16 = False, IsAdaptive = False, Scale = RowsOverColumns, Preconditioning = Frobenius, StepSize = 0.2, DecayPlacement = Factor }"
        },
        {
            new Adafactor(),
            "Adafactor { LearningRate = 0.01, DecayExponent = 0.8, Epsilon = 1E-30, MeanFloor = 0, MomentFloor = 0, SmallestSize = 0.001, ClippingThreshold = 1, HasMomentum = False, MomentumFactor = 0.9, WeightDecay = 0, "
                + "SmallestFactored = 1, IsCapped = True, IsRelative = True, DecayPlacement = Factor, DecayCoupling = LearningRate }"
        },
        { new NoisySgd { Seed = 7 }, "NoisySgd { LearningRate = 0.01, Variance = 0.01, Fading = 0.55, Seed = 7 }" },
        { new Sgd().WithNoise(0.5, seed: 7), "GradientNoise { Wrapped = Sgd { LearningRate = 0.01 }, Variance = 0.5, Fading = 0.55, Seed = 7 }" },
        { new Sgd().WithLookahead(7, 0.25), "Lookahead { Wrapped = Sgd { LearningRate = 0.01 }, Period = 7, SlowRate = 0.25 }" },
        { new Sgd().Accumulating(7), "MultiSteps { Wrapped = Sgd { LearningRate = 0.01 }, Steps = 7, Accumulation = Mean }" },
        { new Groups(("W*", new Sgd()), ("*", new Cocob())), "Groups { W* = Sgd { LearningRate = 0.01 }, * = Cocob { Alpha = 100, InitialScale = 1E-08 } }" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void An_optimizer_is_written_with_all_its_hyperparameters(IOptimizer optimizer, string text) => Assert.Equal(text, $"{optimizer}");
}
