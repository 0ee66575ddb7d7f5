using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// PSGD with Kronecker factors: averaged gradients between two matrices Q_Lᵀ Q_L and Q_Rᵀ Q_R that make all directions about equally long, and that are found without a root or an eigenvector.
/// <code>
/// m' = m + (1 - β) (g - m)        m̂ = m' / (1 - β^t)
/// w' = w + 1        where that is at least 1 / p, w' = 0, and the factors are updated; elsewhere they stay
/// A = Q_L m̂ Q_Rᵀ        B = Q_L^-ᵀ V Q_R^-1        V drawn from the standard normal distribution
/// Q_L' = Q_L - μ triu(A Aᵀ - B Bᵀ) / (‖A Aᵀ + B Bᵀ‖ + ε) Q_L        Q_R' = Q_R - μ triu(Aᵀ A - Bᵀ B) / (‖Aᵀ A + Bᵀ B‖ + ε) Q_R
/// u = Q_L'ᵀ Q_L' m̂ Q_R'ᵀ Q_R'
/// θ' = (1 - η λ) θ - η u min(1, c / (rms(u) + 10^-6))        (λ for matrices only)
/// </code>
/// Q_L starts as s I and Q_R as I, both are upper triangular, and ‖·‖ is the authors' lower bound of the largest eigenvalue: ‖S x‖ / ‖x‖ for x the product of S with its longest row.
/// </summary>
/// <remarks>
/// <para>
/// A step of a matrix of r rows and c columns, which keeps r c + r² + c² numbers, costs some 11 r c (r + c) + 2 (r³ + c³) products and sums, where the factors stay 4 r c (r + c). A side longer than
/// <see cref="LongestSide"/> has a diagonal factor, of r or c numbers, and so have vectors and single numbers, which have one factor only: of it the rule above has the diagonal. A tensor of more than two dimensions is
/// taken as the matrix of its first by all others; the authors' code has a factor for each dimension.
/// </para>
/// <para>
/// Defaults and formula are those of pytorch-optimizer, after kron_torch, with two differences. V of the step after n others is drawn from <see cref="Seed"/> with n folded in, and so is the same on every
/// machine. Their code balances the largest elements of the two factors in one update of a hundred, chosen at random; here every update does so, by a power of two, and since such a factor cancels in all that
/// follows, no bit depends on it unless a number would over- or underflow. The count of steps w is pytorch-optimizer's; kron_torch draws the steps of
/// updates with probability p. PyTorch, Optax and Keras have no PSGD.
/// </para>
/// <para>
/// The factors change by a part of about μ an update: until they have followed the size of the gradients, steps of small gradients are small, and those of large ones are limited by c. What lies outside its range is
/// refused with an <see cref="ArgumentOutOfRangeException"/>.
/// </para>
/// <para>
/// Source: X.-L. Li, "Preconditioned Stochastic Gradient Descent", IEEE Transactions on Neural Networks and Learning Systems 29, 2018; "Stochastic Hessian Fittings with Lie Groups", 2024; and its code, psgd_torch.
/// </para>
/// </remarks>
[Family(OptimizerFamily.Preconditioned)]
public sealed record Kron : TensorWise
{
    private const double ClipEpsilon = 1e-6;

    /// <summary>The learning rate η, at least 0, in parameter units.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "pytorch-optimizer", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay β of the average, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β", @"\beta", Bounds.BelowOne, Source = "pytorch-optimizer", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.9;

    /// <summary>The weight decay λ of matrices, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "pytorch-optimizer")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0;

    /// <summary>The rate μ at which the factors follow the gradients, at least 0 and below 1, without unit. Up to 0.7 the factors stay invertible.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "pytorch-optimizer")]
    public Schedule FactorRate { get; init => field = Checked(value); } = 0.1;

    /// <summary>p, the part of steps that update the factors, from 0 (none) to 1 (each), without unit.</summary>
    [Hyperparameter("p", "p", Bounds.UnitInterval, Source = "the author")]
    public Schedule UpdateFrequency { get; init => field = Checked(value); } = 1;

    /// <summary>s, the product of the factors at the start, above 0, in 1 / √gradient units.</summary>
    [Hyperparameter("s", "s", Bounds.Positive, Gradient = -0.5, Source = "pytorch-optimizer")]
    public double InitialScale { get; init => field = Checked(value); } = 1;

    /// <summary>The limit c of the root of the mean square of u, above 0, without unit.</summary>
    [Hyperparameter("c", "c", Bounds.Positive, Source = "pytorch-optimizer")]
    public Schedule ClippingThreshold { get; init => field = Checked(value); } = 1.1;

    /// <summary>ε, at least 0, in gradient units. One above 0 that would round to 0 is the smallest positive number instead. It ends the growth of the factors when gradients stay 0.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Gradient = 1, Source = "pytorch-optimizer")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1.1754943508222875e-38;

    /// <summary>The seed of all draws.</summary>
    [Hyperparameter("seed", @"\mathrm{seed}", Bounds.NonNegative, Source = "this library")]
    public ulong Seed { get; init; }

    /// <summary>Whether the factors follow the averaged gradient; otherwise the gradient of the step.</summary>
    public bool FollowsMomentum { get; init; } = true;

    /// <summary>The length of a side above which its factor is diagonal, at least 0.</summary>
    public int LongestSide { get; init => field = Argument.AtLeast(value, 0, nameof(LongestSide)); } = 8192;

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Zero("Momentum", "m"), .. KronFactor.Slots(LongestSide), Slot.Run("Waited", 0, "w")];

    /// <inheritdoc/>
    protected internal override Scope Scope => Scope.Tensor;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var waited = t.Kept("Waited") + 1;
        var isUpdate = waited.Value >= 1 / t.Of(UpdateFrequency).Value;
        t.Keep("Waited", isUpdate ? 0 : waited);
        if (tensor.Length == 0) return tensor.Gradient;

        var rows = tensor.Shape is [var first, ..] ? first : 1;
        var momentum = tensor.Keep("Momentum", (tensor["Momentum"] + (1 - t.Of(MomentumFactor)) * (tensor.Gradient - tensor["Momentum"])).Stored());
        var average = (momentum / t.OneMinusPower(MomentumFactor)).AsRows(rows);
        ImmutableArray<string> slots = tensor.Has("Right") ? ["Left", "Right"] : ["Left"];
        ImmutableArray<Vector> factors = [.. slots.Select(slot => t.Steps > 0 ? tensor[slot] : KronFactor.Identity(tensor[slot], slot == "Left" ? t.Of(InitialScale) : 1))];
        if (isUpdate)
        {
            factors = KronFactors.Updated(
                KronFactor.Balanced(factors), FollowsMomentum ? average : tensor.Gradient.AsRows(rows), tensor.Normal(RandomKey.FromSeed(Seed).OfStep(t.Steps)), t.Of(FactorRate),
                unit => tensor.Positive(t.Of(Epsilon) / unit / unit));
        }

        for (var side = 0; side < factors.Length; side++) tensor.Keep(slots[side], factors[side]);

        var update = KronFactor.Both(factors, KronFactor.Both(factors, average, KronFactor.Times), KronFactor.TransposedTimes).Stored();
        var rate = t.Of(LearningRate);
        update = rate * Scalar.Min(1, t.Of(ClippingThreshold) / (update.Norm() / double.Sqrt(update.Length) + ClipEpsilon)) * update;
        var decay = rate * t.Of(WeightDecay);
        return decay.Value == 0 || tensor.Shape.Length < 2 ? update : DecayPlacement.Factor.Apply(tensor, decay, update);
    }
}
