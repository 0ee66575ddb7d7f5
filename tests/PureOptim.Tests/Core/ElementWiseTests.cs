namespace PureOptim.Tests.Core;

public sealed class ElementWiseTests
{
    public static TheoryData<IOptimizer, string> Texts => new()
    {
        { new Sgd { LearningRate = 0.5 }, "Sgd { LearningRate = 0.5 }" },
        { new Momentum { LearningRate = 0.5, MomentumFactor = 0.25 }, "Momentum { LearningRate = 0.5, MomentumFactor = 0.25, LearningRatePlacement = InsideVelocity }" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void The_text_of_an_optimizer_is_its_name_and_its_hyperparameters(IOptimizer optimizer, string text) => Assert.Equal(text, $"{optimizer}");
}
