using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// SGDW: momentum, and beside its step a decay of the parameters that does not go through the velocity.
/// <code>
/// v' = μ v - g
/// θ' = (1 - η λ) θ + η v'
/// </code>
/// It is <see cref="DecoupledDecay"/> around <see cref="Momentum"/>.
/// </summary>
/// <remarks>
/// <para>A step costs 5 products and sums a coordinate and keeps one number for it: the velocity.</para>
/// <para>
/// The momentum and the decay are the paper's for images, where it multiplies the decay by its schedule alone; here the rate multiplies it, as in pytorch-optimizer, whose defaults are η = 1e-4 and no momentum and no
/// decay. Without momentum it is descent with L2 regularization. PyTorch, Optax and Keras have no SGDW by that name.
/// </para>
/// <para>Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Momentum)]
public sealed record SgdW : Composition
{
    /// <summary>The learning rate η, at least 0, in squared parameter units over loss units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The share μ of the velocity that survives a step, from 0 (plain descent) to 1 (no friction), without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    [Hyperparameter("μ", @"\mu", Bounds.UnitInterval, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The weight decay λ, at least 0, in gradient units over parameter units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Gradient = 1, Source = "the paper")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 5e-4;

    /// <inheritdoc/>
    public override string DisplayName => "SGDW";

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.RotationEquivariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.TranslationInvariant | OptimizerTraits.Descending | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    protected override IOptimizer Body =>
        new DecoupledDecay(
            new Momentum { LearningRate = LearningRate, MomentumFactor = MomentumFactor, LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            WeightDecay)
        {
            LearningRate = LearningRate,
            DecayPlacement = DecayPlacement.Factor,
        };
}
