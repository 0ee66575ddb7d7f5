using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// AdamC: Adam beside a decay that is corrected by the schedule of the rate, so that the gradients of normalized layers do not grow while the rate falls.
/// <code>
/// η_t = η √(1 - β2^t) / (1 - β1^t)      ε_t = ε √(1 - β2^t)
/// θ' = θ - (η_t m' / (√v' + ε_t) + η λ min(η / η_max, 1) θ)
/// </code>
/// where m' and v' are Adam's moments, and η_max is the largest value of the rate. It is <see cref="DecoupledDecay"/> around <see cref="Adam"/>.
/// </summary>
/// <remarks>
/// <para>A step costs 10 products and sums, a root and a quotient a coordinate, and keeps two numbers for it: the moments.</para>
/// <para>
/// The paper corrects the decay of layers in front of a normalization and leaves others as in <see cref="AdamW"/>: use <see cref="Groups"/>. pytorch-optimizer does so for groups that are marked
/// <c>normalized</c>, takes the rate that it was made with as the largest, and adds ε before the correction. Defaults are those of PyTorch's AdamW. PyTorch, Optax and Keras have no AdamC.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: A. Defazio, "Why Gradients Rapidly Increase Near the End of Training", arXiv:2506.02285, 2025, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam)]
public sealed record AdamC : Composition
{
    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The largest value η_max of the learning rate, above 0, in parameter units: the decay is AdamW's while the rate has it or a larger value, and falls with the square of the rate below it.</summary>
    [Hyperparameter("η_max", @"\eta_{max}", Bounds.Positive, Parameter = 1, Source = "PyTorch")]
    public double LargestRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β1 of the first moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Beta1 { get; init => field = Checked(value); } = 0.9;

    /// <summary>The decay β2 of the second moment, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "PyTorch")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.999;

    /// <summary>ε, at least 0, in gradient units: keeps a coordinate without gradients from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "PyTorch")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "PyTorch")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.01;

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.ScaleInvariant;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.Descending
        | OptimizerTraits.RotationEquivariant | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    protected override IOptimizer Body =>
        new DecoupledDecay(
            new Adam { LearningRate = LearningRate, Beta1 = Beta1, Beta2 = Beta2, Epsilon = Epsilon, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            WeightDecay)
        {
            LearningRate = LearningRate,
            LargestRate = LargestRate,
        };
}
