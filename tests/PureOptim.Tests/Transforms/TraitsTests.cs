using System.Numerics;
using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Transforms;

/// <summary>
/// The promises that wrappers keep of the wrapped optimizer. The laws find a promise too many; one too few would only make them silent, so each
/// wrapper has its list here, with the reason for what is missing.
/// </summary>
public sealed class TraitsTests
{
    /// <summary>The consequences of lengths and angles of whole vectors, or of the order of coordinates.</summary>
    private const OptimizerTraits Geometric = RotationEquivariant | RotationEquivariantPerTensor | PermutationEquivariant;

    private static readonly OptimizerTraits _all = Enum.GetValues<OptimizerTraits>().Aggregate((sum, trait) => sum | trait);

    public static TheoryData<string, OptimizerTraits> Kept => new()
    {
        // A norm looks at all coordinates, and at no rate; below the limit a gradient scales, above it does not.
        { nameof(ClipByGlobalNorm), Odd | TranslationInvariant | Descending | Geometric | RestsWithoutGradient },
        // Decay moves parameters without a gradient, towards zero, which is a place.
        { nameof(DecoupledDecay), ElementWise | Odd | Geometric },
        { nameof(CoupledDecay), ElementWise | Odd | Geometric },
        // Noise has a sign, a size and a place in the model.
        { nameof(GradientNoise), TranslationInvariant },
        // A group knows its tensors by name; within a tensor any rotation will do.
        { nameof(Groups), Odd | TranslationInvariant | Linear | Descending | RotationEquivariantPerTensor | RestsWithoutGradient },
        { nameof(ByShape), Odd | TranslationInvariant | Linear | Descending | RotationEquivariantPerTensor | RestsWithoutGradient },
        // A step back to the slow parameters goes up a gradient, and the state has parameters in it.
        { nameof(Lookahead), ElementWise | Odd | Linear | Geometric | RestsWithoutGradient },
        // Descent becomes ascent; a rate or an epsilon is that of the optimizer inside.
        { nameof(Maximize), ElementWise | Odd | TranslationInvariant | Linear | Geometric | RestsWithoutGradient },
        // A step follows the gradients before it too.
        { nameof(MultiSteps), ElementWise | Odd | TranslationInvariant | Linear | Geometric | RestsWithoutGradient },
        // The average is in the state, as it stands.
        { nameof(ParameterAverage), ElementWise | Odd | Linear | Descending | Geometric | RestsWithoutGradient },
        // The gradient elsewhere is another.
        { nameof(Sam), Odd | Geometric | RestsWithoutGradient },
        // Rates depend on losses, which know no more than signs of coordinates.
        { nameof(Backtracking), Odd | RestsWithoutGradient },
        { nameof(Zoom), Odd | RestsWithoutGradient },
        { nameof(StrongWolfe), Odd | RestsWithoutGradient },
        // A step that is left out goes down no gradient, nor up.
        { nameof(Gate), ElementWise | Odd | TranslationInvariant | Linear | Geometric | RestsWithoutGradient },
        // What the change keeps, the optimizer alone has.
        { nameof(ChangeGate), Odd | TranslationInvariant | Descending | Geometric | RestsWithoutGradient },
        // The nearest point of a shape that has corners.
        { nameof(L1Ball), Odd },
        // A sum has a sign, too.
        { nameof(Simplex), None },
        { nameof(Halfspace), None },
        // A difference of updates may go up, and an update that says where to go is a difference itself.
        { nameof(Optimism), ElementWise | Odd | Linear | Geometric | RestsWithoutGradient },
        // Points of the optimizer's own are in the state, and steps lead to their average, perhaps up.
        { nameof(ScheduleFree), ElementWise | Odd | Linear | Geometric | RestsWithoutGradient },
        // Every tensor has a length of its own.
        { nameof(TrustRatio), Odd | RotationEquivariantPerTensor | RestsWithoutGradient },
        // A step follows the gradients before it too; an epsilon is that of the optimizer inside.
        { nameof(Grokfast), ElementWise | Odd | TranslationInvariant | Linear | Geometric | RestsWithoutGradient },
        // A tensor counts its coordinates; which of them go is a matter of signs, which bounds of rounding leave open.
        { nameof(Cautious), Odd | RestsWithoutGradient },
    };

    [Theory, MemberData(nameof(Kept))]
    public void A_wrapper_keeps_these_promises_and_no_others(string wrapper, OptimizerTraits kept)
    {
        Assert.Equal(kept, Around(wrapper, new Promising(_all)).Traits);
        Assert.Equal(None, Around(wrapper, new Promising(None)).Traits);
        foreach (var trait in Enum.GetValues<OptimizerTraits>().Where(trait => trait != None))
            Assert.Equal(trait & kept, Around(wrapper, new Promising(trait)).Traits & trait);
    }

    [Fact]
    public void What_follows_from_a_promise_is_kept_though_the_promise_is_not()
    {
        // Of a rotation of the whole model nothing is left by tensors with ratios of their own, but for rotations of each.
        Assert.Equal(RotationEquivariantPerTensor, Around(nameof(TrustRatio), new Promising(RotationEquivariant)).Traits);
        Assert.Equal(PermutationEquivariant, Around(nameof(ClipByGlobalNorm), new Promising(ElementWise)).Traits);
        Assert.Equal(Odd | RestsWithoutGradient, Around(nameof(Sam), new Promising(Odd | TranslationInvariant)).Traits);
    }

    [Fact]
    public void A_group_promises_what_all_of_its_optimizers_do() =>
        Assert.Equal(Odd | Linear, new Groups(("a", new Promising(Odd | Linear)), ("*", new Promising(_all))).Traits);

    [Fact]
    public void Names_are_those_of_the_papers() => Assert.Equal(
        ["LAMB", "Noisy SGD", "SAM"], new IOptimizer[] { new Lamb(), new NoisySgd(), new Sam(new Sgd()) }.Select(optimizer => optimizer.DisplayName));

    [Fact]
    public void The_rate_of_lamb_has_no_unit_and_its_epsilon_has()
    {
        Assert.Null(Hyperparameter.Find(new Lamb(), "LearningRate")!.Unit);
        Assert.Equal(new PureOptim.Core.HyperparameterUnit(0, 1), Hyperparameter.Find(new Lamb(), "Epsilon")!.Unit);
    }

    [Fact]
    public void At_a_strength_of_zero_a_wrapper_computes_nothing_that_rounds()
    {
        // 0 · ∞ would be NaN.
        var decayed = new Sgd { LearningRate = 1 }.WithDecay(0);
        Assert.Equal(double.PositiveInfinity, Paths.Along(decayed, [double.PositiveInfinity], [[1.0]]).Single().Parameters[0]);

        // So would ∞ + (∞ - ∞).
        var averaged = new Sgd { LearningRate = 1 }.Averaged(0);
        Assert.Equal(double.PositiveInfinity, averaged.Result(Paths.Along(averaged, [double.PositiveInfinity], [[1.0]]).Single())[0]);
    }

    private static IOptimizer Around(string wrapper, IOptimizer optimizer) => wrapper switch
    {
        nameof(ClipByGlobalNorm) => optimizer.ClippedTo(1),
        nameof(DecoupledDecay) => optimizer.WithDecay(0.1),
        nameof(CoupledDecay) => optimizer.WithCoupledDecay(0.1),
        nameof(GradientNoise) => optimizer.WithNoise(0.1),
        nameof(Groups) => new Groups(("*", optimizer)),
        nameof(ByShape) => optimizer.WithOthers(optimizer),
        nameof(Lookahead) => optimizer.WithLookahead(),
        nameof(Maximize) => optimizer.Maximizing(),
        nameof(MultiSteps) => optimizer.Accumulating(2),
        nameof(ParameterAverage) => optimizer.Averaged(0.9),
        nameof(Sam) => optimizer.SharpnessAware(0.1),
        nameof(Optimism) => optimizer.Optimistic(),
        nameof(Backtracking) => optimizer.WithBacktracking(),
        nameof(Zoom) => optimizer.WithZoom(),
        nameof(StrongWolfe) => optimizer.WithStrongWolfe(),
        nameof(Gate) => optimizer.Stepping(1),
        nameof(ChangeGate) => optimizer.ClippedTo(1).Changing(1),
        nameof(L1Ball) => optimizer.KeptInL1Ball(1),
        nameof(Simplex) => optimizer.KeptOnSimplex(),
        nameof(Halfspace) => optimizer.KeptInHalfspace([1.0], 0.5),
        nameof(ScheduleFree) => optimizer.WithoutSchedule(),
        nameof(TrustRatio) => optimizer.WithTrustRatio(0.1),
        nameof(Grokfast) => optimizer.WithSlowGradients(0.1),
        nameof(Cautious) => optimizer.Cautiously(),
        _ => throw new ArgumentOutOfRangeException(nameof(wrapper)),
    };

    /// <summary>Promises the given traits.</summary>
    private sealed record Promising(OptimizerTraits Traits) : IOptimizer
    {
        public string Name => nameof(Sgd);

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Init(parameters);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Sgd().Step(state, parameters, evaluation);
    }
}
