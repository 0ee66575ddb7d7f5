using PureOptim.Tests.Optimizers;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Core;

/// <summary>
/// The promises of each optimizer, as its formula shows. The laws refute a promise too many; one too few they would not notice, because a law
/// that does not apply fails nowhere.
/// </summary>
public sealed class OptimizerTraitsTests
{
    private const OptimizerTraits Everyone = OptimizerTraits.ElementWise | Odd | TranslationInvariant | ProportionalToRate | RestsWithoutGradient;

    private const OptimizerTraits AnyRotation = RotationEquivariant | RotationEquivariantPerTensor;

    public static TheoryData<IOptimizer, OptimizerTraits> Promises => With(card => card.Promises, new()
    {
        { new Sgd(), Everyone | Linear | RotationEquivariant | Descending },
        { new Momentum(), Everyone | Linear | RotationEquivariant },
        { new Nesterov(), Everyone | Linear | RotationEquivariant },
        { new AdaGrad(), Everyone | Descending | ScaleInvariant },
        { new AdaGrad { InitialAccumulator = 0.1 }, Everyone | Descending },
        { new RmsProp(), Everyone | Descending | ScaleInvariant },
        { new RmsProp { InitialAccumulator = 0.1 }, Everyone | Descending },
        { new Adam(), Everyone | ScaleInvariant },
        { new Adadelta(), Everyone | Descending },
        { new Adamax(), Everyone | ScaleInvariant },
        { new AmsGrad(), Everyone | ScaleInvariant },
        { new NAdam(), Everyone | ScaleInvariant },
        { new RAdam(), Everyone },
        { new Lion(), Everyone | ScaleInvariant },
        { new AdamW(), OptimizerTraits.ElementWise | Odd | ScaleInvariant },
        { new SignSgd(), Everyone | Descending | ScaleInvariant },
        { new Signum(), OptimizerTraits.ElementWise | Odd | ScaleInvariant | RestsWithoutGradient },
        { new AdaBelief(), Everyone },
        { new Yogi(), Everyone | ScaleInvariant },
        { new Yogi { InitialAccumulator = 0.1 }, Everyone },
        { new Yogi { InitialMoment = 0.1 }, OptimizerTraits.ElementWise | TranslationInvariant | ProportionalToRate },
        { new Adan(), OptimizerTraits.ElementWise | Odd },
        { new Cocob(), OptimizerTraits.ElementWise | Odd },
        { new NovoGrad(), Odd | RotationEquivariantPerTensor },
        { new Adafactor(), Odd },
        { new PolyakSgd(), Odd | RotationEquivariant },
        { new Muon(), None },
        { new Lamb(), Odd },
        { new NoisySgd(), TranslationInvariant },
    });

    /// <summary>The promises that an optimizer is known not to keep: the laws look for the counterexample, and without this list they would not.</summary>
    public static TheoryData<IOptimizer, OptimizerTraits> Refuted => With(card => card.Lacks, new()
    {
        { new Sgd(), None },
        { new Momentum(), Descending },
        { new Nesterov(), Descending },
        { new AdaGrad(), Linear | AnyRotation },
        { new RmsProp(), Linear | AnyRotation },
        { new Adam(), Linear | Descending | AnyRotation },
        { new Adadelta(), Linear | AnyRotation },
        { new Adamax(), Linear | Descending | AnyRotation },
        { new AmsGrad(), Linear | Descending | AnyRotation },
        { new NAdam(), Linear | Descending | AnyRotation },
        { new RAdam(), Linear | Descending },
        { new Lion(), Linear | Descending | AnyRotation },
        { new AdamW(), TranslationInvariant | Linear | Descending | RestsWithoutGradient | AnyRotation },
        { new SignSgd(), Linear | AnyRotation },
        { new Signum(), Linear | Descending | AnyRotation },
        { new AdaBelief(), Linear | Descending | AnyRotation },
        { new Yogi(), Linear | Descending | AnyRotation },
        { new Yogi { InitialMoment = 0.1 }, Linear | Descending | RestsWithoutGradient | AnyRotation },
        { new Adan(), TranslationInvariant | Linear | Descending | RestsWithoutGradient | AnyRotation },
        { new Cocob(), Linear | Descending },
        { new NovoGrad(), RotationEquivariant },
    });

    [Theory, MemberData(nameof(Promises))]
    public void An_optimizer_promises_all_that_its_formula_keeps(IOptimizer optimizer, OptimizerTraits promises) => Assert.Equal(promises, optimizer.Traits);

    [Theory, MemberData(nameof(Refuted))]
    public void An_optimizer_is_known_to_lack_what_its_formula_refutes(IOptimizer optimizer, OptimizerTraits refuted) => Assert.Equal(refuted, optimizer.Lacks);

    private static TheoryData<IOptimizer, OptimizerTraits> With(Func<OptimizerCard, OptimizerTraits> traits, TheoryData<IOptimizer, OptimizerTraits> written)
    {
        foreach (var card in OptimizerCard.All) written.Add(card.Optimizer, traits(card));
        return written;
    }
}
