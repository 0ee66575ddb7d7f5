using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Muon: momentum of a matrix, made orthogonal by an iteration of products: all directions that the momentum knows get a step of about the same length.
/// <code>
/// m' = m + (1 - μ) (g - m)
/// n = g + μ (m' - g)        (Nesterov)      n = m'        (without)
/// X = n / (‖n‖ + ε)        (or by other norms: <see cref="Preconditioning"/>)        then k times      A = X Xᵀ      X = a X + (b A + c A A) X
/// θ' = (1 - η λ) θ - η s X
/// </code>
/// where s follows from the shape. A matrix with more rows than columns is transposed on the way.
/// </summary>
/// <remarks>
/// <para>
/// A step of r rows and c columns, r not above c, costs about k (4 r² c + 2 r³) products and sums; it keeps one number a coordinate. It takes matrices
/// only: biases, scales and embeddings are for another optimizer, by groups.
/// </para>
/// <para>
/// Defaults are PyTorch's, with the author's ε, added instead of a lower bound; PyTorch iterates in bfloat16: <see cref="RoundsToBfloat16"/>. Optax has no
/// decay, ε = 1e-8, s by columns over rows (<see cref="Scale"/>), decays in the update, corrects the momentum's start (<see cref="CorrectsBias"/>), and has <see cref="IsAdaptive"/>, <see cref="Preconditioning"/> and <see cref="StepSize"/> as options.
/// A division by the largest singular value has no counterpart.
/// Keras has no Muon in its stable interface.
/// </para>
/// <para>What lies outside its range is refused with an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Source: K. Jordan et al., "Muon: An optimizer for hidden layers in neural networks", kellerjordan.github.io/posts/muon, 2024.</para>
/// </remarks>
[Family(OptimizerFamily.Orthogonal)]
public sealed record Muon : TensorWise
{
    /// <summary>The learning rate η, at least 0, in parameter units; in parameter / gradient units where the step is adaptive.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "PyTorch", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay μ of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "PyTorch", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.95;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "PyTorch")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.1;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead. A momentum of 0 moves nothing.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "the author")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-7;

    /// <summary>The coefficients a, b and c of the iteration, unless it has its own.</summary>
    public MuonCoefficients Coefficients { get; init => field = Argument.Defined(value); }

    /// <summary>Whether the iteration has coefficients of its own: <see cref="LinearCoefficient"/>, <see cref="CubicCoefficient"/> and <see cref="QuinticCoefficient"/>.</summary>
    [AddedLater]
    public bool HasOwnCoefficients { get; init; }

    /// <summary>a of an iteration's own coefficients, finite, without unit: what the smallest singular values are multiplied by in an iteration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    [AddedLater]
    public double LinearCoefficient { get; init => field = Argument.Finite(value, nameof(LinearCoefficient)); } = 3.4445;

    /// <summary>b of an iteration's own coefficients, finite, without unit.</summary>
    /// <inheritdoc cref="LinearCoefficient"/>
    [AddedLater]
    public double CubicCoefficient { get; init => field = Argument.Finite(value, nameof(CubicCoefficient)); } = -4.7750;

    /// <summary>c of an iteration's own coefficients, finite, without unit.</summary>
    /// <inheritdoc cref="LinearCoefficient"/>
    [AddedLater]
    public double QuinticCoefficient { get; init => field = Argument.Finite(value, nameof(QuinticCoefficient)); } = 2.0315;

    /// <summary>k, the number of iterations, at least 1.</summary>
    public int Iterations { get; init => field = Argument.AtLeast(value, 1, nameof(Iterations)); } = 5;

    /// <summary>Whether the momentum looks ahead, as Nesterov's does.</summary>
    public bool Nesterov { get; init; } = true;

    /// <summary>
    /// Whether momentum and gradient are corrected for the momentum's start at 0, as Optax does: n = μ m' / (1 - μ^(t+1)) + (1 - μ) g / (1 - μ^t).
    /// </summary>
    public bool CorrectsBias { get; init; }

    /// <summary>Whether every result of the iteration is rounded to bfloat16, as in PyTorch.</summary>
    public bool RoundsToBfloat16 { get; init; }

    /// <summary>Whether a step is as long as its direction: X times the sum of the products of n and X, about the sum of the singular values of n.</summary>
    public bool IsAdaptive { get; init; }

    /// <summary>The factor that depends on the shape.</summary>
    public MuonScale Scale { get; init => field = Argument.Defined(value); }

    /// <summary>What the momentum is divided by before the iteration.</summary>
    [AddedLater]
    public MuonPreconditioning Preconditioning { get; init => field = Argument.Defined(value); }

    /// <summary>r, at least 0, without unit: about the root of the mean of the squares of a step at a rate of 1, where its scale is like AdamW's.</summary>
    [AddedLater]
    [Hyperparameter("r", "r", Bounds.NonNegative, Source = "PyTorch")]
    public Schedule StepSize { get; init => field = Checked(value); } = 0.2;

    /// <summary>The position of the decay in the formula.</summary>
    public DecayPlacement DecayPlacement { get; init => field = Argument.Defined(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m")];

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <summary>None of ε in bfloat16, whose range ends where that of the parameters may not: what holds in one unit need not in another.</summary>
    protected internal override HyperparameterUnit? UnitOf(string hyperparameter) => hyperparameter switch
    {
        nameof(Epsilon) when RoundsToBfloat16 => null,
        nameof(LearningRate) when IsAdaptive => new(1, -1),
        nameof(WeightDecay) when IsAdaptive => new(-1, 1),
        _ => base.UnitOf(hyperparameter),
    };

    /// <inheritdoc/>
    protected override string? FaultOf(string name, ImmutableArray<int> shape) =>
        shape.Length == 2 ? null : NewtonSchulz.Fault;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var direction = MuonMomentum.Direction(tensor, t, MomentumFactor, Nesterov, CorrectsBias);
        var rate = t.Of(LearningRate);
        var orthogonal = NewtonSchulz.Orthogonal(tensor, direction, CoefficientsOf, Iterations, t.Of(Epsilon), RoundsToBfloat16, Preconditioning);
        if (IsAdaptive) orthogonal = direction.Dot(orthogonal) * orthogonal;
        var update = rate * Scale.Of(tensor.Shape[0], tensor.Shape[1], t.Of(StepSize)) * orthogonal;
        return DecayPlacement.Apply(tensor, rate * t.Of(WeightDecay), update);
    }

    /// <summary>The coefficients of an iteration, counted from 0.</summary>
    internal (Scalar A, Scalar B, Scalar C) CoefficientsOf(int iteration) =>
        HasOwnCoefficients ? (LinearCoefficient, CubicCoefficient, QuinticCoefficient) : Coefficients.Of(iteration);
}
