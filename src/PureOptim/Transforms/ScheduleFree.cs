using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Schedule-free: the wrapped optimizer moves points z of its own, the result is a running average x of them, and gradients are taken at the parameters, which stand between both.
/// <code>
/// η_m' = max(η_m, η)        w = t^r η_m'^p        W' = W + w        c = w / W'        (c = min(w / W' (1 - β) d, 1) where d is above 0)
/// z' = z - u        x' = (1 - c) x + c z'        θ' = β x' + (1 - β) z'
/// </code>
/// where u is the update of the wrapped optimizer, which should have no momentum: this is its place. Of x, z and θ two are kept: θ' = θ + c (z - θ) - (1 - β (1 - c)) u.
/// </summary>
/// <remarks>
/// <para>It keeps one number for each coordinate, z, and two of the run. The result is x; for β = 0, with which θ is z, it is θ.</para>
/// <para>
/// β, p and r are those of the authors' code, Optax and pytorch-optimizer. A warm-up is a schedule of both rates, this one's and the wrapped optimizer's; with constant ones x is the mean of all z. Optax takes the rate of the next
/// step for the weight. d is 0, or some hundreds, in pytorch-optimizer (<c>decoupling_c</c>).
/// </para>
/// <para>Source: A. Defazio et al., "The Road Less Scheduled", NeurIPS 2024, algorithm 1; d: arXiv:2507.09846, 2025.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that moves z.</param>
public sealed record ScheduleFree(IOptimizer Wrapped) : UpdateWrapper(Wrapped)
{
    /// <summary>The slot of the wrapped optimizer's points, and the numbers of the run: the sum of weights and the largest rate.</summary>
    private const string Ahead = "Ahead", Weights = "Weights", LargestRate = "LargestRate";

    /// <summary>The rate η that steps count by, at least 0: 1, or the learning rate of the wrapped optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Source = "paper", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 1;

    /// <summary>β, from 0 (gradients at the wrapped optimizer's points) to 1 (at their average), without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    [Hyperparameter("β", @"\beta", Bounds.UnitInterval, Source = "paper")]
    public Schedule Beta { get; init => field = Checked(value); } = 0.9;

    /// <summary>The power p of the largest rate so far in a step's weight, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("p", "p", Bounds.NonNegative, Source = "the authors")]
    public double RatePower { get; init => field = Checked(value); } = 2;

    /// <summary>The power r of the step's number in its weight, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("r", "r", Bounds.NonNegative, Source = "the authors")]
    public double StepPower { get; init => field = Checked(value); }

    /// <summary>d, at least 0, without unit: the average forgets by d (1 - β) as fast as else; 0 as without.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("d", "d", Bounds.NonNegative, Source = "pytorch-optimizer")]
    public double Decoupling { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots => [Slot.Copy(Ahead, "z"), Slot.Run(Weights, 0, "W"), Slot.Run(LargestRate, 0, "η_m", @"\eta_m")];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <summary>The average of the wrapped optimizer's points.</summary>
    /// <param name="at">A point of a run.</param>
    public override Parameters<T> Result<T>(Iterate<T> at)
    {
        var beta = Beta.At(long.Max(at.State.Step - 1, 0));
        if (beta == 0) return at.Parameters;
        var ahead = at.State[Ahead];
        var result = new T[ahead.Length];
        for (var i = 0; i < result.Length; i++) result[i] = ahead[i] + (at.Parameters[i] - ahead[i]) / T.CreateTruncating(beta);
        return Parameters<T>.Of(ahead.Layout, result);
    }

    /// <inheritdoc/>
    protected internal override Vector After(TensorStep tensor, StepContext t)
    {
        var (beta, ahead) = (t.Of(Beta), tensor[Ahead]);
        var largest = t.Keep(LargestRate, Scalar.Max(t.Kept(LargestRate), t.Of(LearningRate)));
        var weight = Scalar.Power(largest, RatePower);
        if (StepPower != 0) weight = Scalar.Power(t.Number, StepPower) * weight;
        var sum = t.Keep(Weights, t.Kept(Weights) + weight);
        var share = Scalar.IfLess(0, sum, weight / sum, 0);
        if (Decoupling > 0) share = Scalar.Min(share * (1 - beta) * Decoupling, 1);
        tensor.Keep(Ahead, ahead - tensor.Update);
        return tensor.To(tensor.Parameter + share * (ahead - tensor.Parameter) - (1 - beta * (1 - share)) * tensor.Update);
    }
}
