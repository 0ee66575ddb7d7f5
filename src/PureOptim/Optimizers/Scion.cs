using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Scion: steps toward the point of a ball that is farthest down an average of gradients, in a norm that suits the tensor.
/// <code>
/// d' = (1 - α) d + α g
/// s = √(rows / columns) O        (a matrix, O being d' made orthogonal)      s = d' / RMS(d')        (other tensors)      s = sign(d')        (the largest magnitude as the norm)
/// s = sign(d') / columns        (the largest magnitude, of a matrix times its columns)
/// s = d' √rows / (norm of each column of d')        (columns)      s = d' / (norm of each row of d') / √columns        (rows)
/// θ' = (1 - η) θ - η ρ s        (within the ball of radius ρ)      θ' = θ - η ρ s        (unconstrained)
/// </code>
/// where RMS is the root of the mean of squares, and O comes from k iterations, as <see cref="Muon"/> has them.
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix of r rows and c columns, r not above c, costs about k (4 r² c + 2 r³) products and sums, of another tensor 8 a coordinate; it keeps one number for each, the average. The tensors of a model have
/// different norms and radii: give them optimizers of their own (<see cref="Groups"/>).
/// </para>
/// <para>Defaults are those of the authors' code for hidden layers. The average of a coordinate that a norm of 0 divides is 0, and stays so; pytorch-optimizer adds 1e-8 to such norms. PyTorch, Optax and Keras have no Scion.</para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: T. Pethick et al., "Training Deep Learning Models with Norm-Constrained LMOs", ICML 2025, algorithms 1 and 2.</para>
/// </remarks>
[Family(OptimizerFamily.Orthogonal)]
public sealed record Scion : TensorWise
{
    /// <summary>The learning rate η, from 0 to 1, without unit.</summary>
    [Hyperparameter("η", @"\eta", Bounds.UnitInterval, Source = "the authors", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The share α of a gradient in the average, from 0 to 1, without unit.</summary>
    [Hyperparameter("α", @"\alpha", Bounds.UnitInterval, Source = "the authors")]
    public Schedule Share { get; init => field = Checked(value); } = 0.1;

    /// <summary>The radius ρ of the ball, at least 0, in parameter units.</summary>
    [Hyperparameter("ρ", @"\rho", Bounds.NonNegative, Parameter = 1, Source = "the authors")]
    public Schedule Radius { get; init => field = Checked(value); } = 50;

    /// <summary>The norm.</summary>
    public ScionNorm Norm { get; init => field = Argument.Defined(value); }

    /// <summary>Whether parameters stay within the ball, once they are there; otherwise steps are those of a descent.</summary>
    public bool IsConstrained { get; init; } = true;

    /// <summary>k, the number of iterations, at least 1.</summary>
    public int Iterations { get; init => field = Argument.AtLeast(value, 1, nameof(Iterations)); } = 5;

    /// <summary>Whether every result of the iteration is rounded to bfloat16.</summary>
    [AddedLater]
    public bool RoundsToBfloat16 { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Average", "d")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Norm is ScionNorm.LargestMagnitude or ScionNorm.LargestMagnitudeOverColumns ? OptimizerTraits.Odd : OptimizerTraits.None;

    /// <summary>None of the radius in bfloat16, whose range ends where that of the parameters may not: what holds in one unit need not in another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => RoundsToBfloat16 && hyperparameter == nameof(Radius) ? null : base.UnitOf(hyperparameter);

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (rate, share) = (t.Of(LearningRate), t.Of(Share));
        var average = tensor.Keep("Average", (1 - share) * tensor["Average"] + share * tensor.Gradient);
        var update = rate * t.Of(Radius) * Norm.Farthest(tensor, average, Iterations, RoundsToBfloat16);
        return IsConstrained ? DecayPlacement.Factor.Apply(tensor, rate, update) : update;
    }
}
