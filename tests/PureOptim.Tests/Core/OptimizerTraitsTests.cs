using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Core;

/// <summary>
/// What each optimizer promises, as its formula shows. The laws refute a promise too many; one too few they would not notice, because a law
/// that does not apply fails nowhere.
/// </summary>
public sealed class OptimizerTraitsTests
{
    private const OptimizerTraits Everyone = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    public static TheoryData<IOptimizer, OptimizerTraits> Promises => new()
    {
        { new Sgd(), Everyone | Linear | RotationEquivariant | Descending },
        { new Momentum(), Everyone | Linear | RotationEquivariant },
        { new Nesterov(), Everyone | Linear | RotationEquivariant },
        { new AdaGrad(), Everyone | Descending | ScaleInvariant },
        { new AdaGrad { InitialAccumulator = 0.1 }, Everyone | Descending },
        { new RmsProp(), Everyone | Descending | ScaleInvariant },
        { new RmsProp { InitialAccumulator = 0.1 }, Everyone | Descending },
        { new Adam(), Everyone | ScaleInvariant },
    };

    [Theory, MemberData(nameof(Promises))]
    public void An_optimizer_promises_all_that_its_formula_keeps(IOptimizer optimizer, OptimizerTraits promises) => Assert.Equal(promises, optimizer.Traits);
}
