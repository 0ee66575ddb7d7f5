using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class StableAdamWTests
{
    internal static IEnumerable<OptimizerCard> Cards { get; } =
    [
        new(
            new StableAdamW(), Odd | ScaleInvariant,
            TranslationInvariant | Linear | RotationEquivariant | RotationEquivariantPerTensor | Descending | RestsWithoutGradient, [], []),
    ];

    // Both betas are 0.5. First b1 = b2 = 0: m = 2, v = 4, RMS = 1: a step of 0.1. Then b = 0.5 (1 - 0.5) / (1 - 0.25) = 1/3: m = 2/3 + 2/3 · 4 = 10/3, v = 4/3 + 2/3 · 16 = 12,
    // RMS = √(16/12): the rate is 0.1 √0.75, and the decay of it 0.5.
    [Fact]
    public void A_gradient_that_is_too_large_for_its_moment_lowers_the_rate()
    {
        var optimizer = new StableAdamW { LearningRate = 0.1, Beta1 = 0.5, Beta2 = 0.5, Epsilon = 0, WeightDecay = 0.5 };
        var path = Trial.From1(optimizer, 2, 4);
        Assert.Equal(0.95 - 0.1, path[0], 1e-15);
        var rate = 0.1 * double.Sqrt(0.75);
        Assert.Equal((1 - 0.5 * rate) * 0.85 - rate * (10.0 / 3) / double.Sqrt(12), path[1], 1e-15);
    }

    // The mean is that of the tensor: squares over second moments are 4/3 and 0.
    [Fact]
    public void The_size_is_that_of_the_tensor()
    {
        var optimizer = new StableAdamW { LearningRate = 0.1, Beta1 = 0, Beta2 = 0.5, Epsilon = 0, WeightDecay = 0 };
        var at = optimizer.Start((Parameters<double>)[0.0, 0.0]);
        at = optimizer.Step(at.State, at.Parameters, (Parameters<double>)[2.0, 2.0]);
        at = optimizer.Step(at.State, at.Parameters, (Parameters<double>)[4.0, 0.0]);
        Trial.AssertNear([-0.1 - 0.1 * 4 / double.Sqrt(12), -0.1], at.Parameters);
    }

    // On gradients that never grow the size is at most 1; what is left is Adam with corrected moments.
    [Fact]
    public void On_falling_gradients_it_is_AdamW()
    {
        var stable = Trial.From1(new StableAdamW { LearningRate = 0.1, Beta2 = 0.99 }, 4, 3, -2, 1);
        var adamW = Trial.From1(new AdamW { LearningRate = 0.1, Beta2 = 0.99, Epsilon = 1e-8, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection, WeightDecay = 0.01 }, 4, 3, -2, 1);
        foreach (var (expected, actual) in adamW.Zip(stable)) Assert.Equal(expected, actual, 1e-15);
    }

    // In float 1e-30² is 0, and so is the second moment.
    [Theory, InlineData(1e-30), InlineData(0)]
    public void Without_gradient_the_decay_is_left(double epsilon)
    {
        var optimizer = new StableAdamW { LearningRate = 0.5, WeightDecay = 0.5, Epsilon = epsilon };
        if (epsilon > 0) Assert.Equal((Parameters<float>)[3f], optimizer.Step(optimizer.Init((Parameters<float>)[4f]), (Parameters<float>)[4f], (Parameters<float>)[0f]).Parameters);
        else Assert.True(float.IsNaN(optimizer.Step(optimizer.Init((Parameters<float>)[4f]), (Parameters<float>)[4f], (Parameters<float>)[0f]).Parameters[0]));
    }
}
