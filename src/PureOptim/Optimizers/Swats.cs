using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// SWATS: Adam that becomes momentum once the rate at which momentum would make Adam's steps has settled; from then on it has that rate.
/// <code>
/// m' = β1 m + (1 - β1) g        v' = β2 v + (1 - β2) g²
/// u = η √(1 - β2^t) / (1 - β1^t) m' / (√(v' + ε_n) + ε)      θ' = θ - u        (before the switch)
/// r = u·u / u·g      λ' = β2 λ + (1 - β2) r        (where u·g is not 0)
/// Λ' = λ' / (1 - β2^t), which is the switch        (where t > 1, Λ' > 0 and |Λ' - r| at most a + b |r|)
/// w' = β1 w + g      θ' = θ - Λ (1 - β1) w'        (after it)
/// </code>
/// where t counts steps from 1.
/// </summary>
/// <remarks>
/// <para>A step costs 14 products and sums, a root and a quotient a coordinate, and keeps three numbers for it: the moments and the velocity; two more numbers are of the run.</para>
/// <para>
/// Defaults are those of the paper. pytorch-optimizer compares tensor by tensor (<see cref="ByTensor"/>), the first that settles switching all, with b = ε = 1e-6, a = 1e-8 and ε_n = 1e-15. PyTorch, Optax and Keras have no SWATS.
/// </para>
/// <para>Source: N. S. Keskar and R. Socher, "Improving Generalization Performance by Switching from Adam to SGD", arXiv:1712.07628, 2017, algorithm 1.</para>
/// </remarks>
[Family(OptimizerFamily.Adam), Defaults("the paper")]
public sealed record Swats() : TensorWiseAdam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-9)
{
    /// <summary>ε_n, at least 0, in squared gradient units, inside the root.</summary>
    [Hyperparameter("ε_n", @"\epsilon_n", Bounds.NonNegative, Gradient = 2, Source = "the paper")]
    public Schedule RootEpsilon { get; init => field = Checked(value); } = 0;

    /// <summary>a, at least 0, in parameter / gradient units: the distance from its average at which a rate has settled.</summary>
    [Hyperparameter("a", "a", Bounds.NonNegative, Parameter = 1, Gradient = -1, Source = "the paper")]
    public Schedule Tolerance { get; init => field = Checked(value); } = 1e-9;

    /// <summary>b, at least 0, without unit: the same as a part of the rate.</summary>
    [Hyperparameter("b", "b", Bounds.NonNegative, Source = "the paper")]
    public Schedule RelativeTolerance { get; init => field = Checked(value); } = 0;

    /// <summary>Whether rates are those of the tensors; by default there is one of the model.</summary>
    public bool ByTensor { get; init; }

    /// <summary>Whether the step after the switch looks ahead: by β1 w' more.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override string DisplayName => "SWATS";

    /// <inheritdoc/>
    public override ImmutableArray<Slot> Slots =>
    [
        Slot.Zero("FirstMoment", "m"), Slot.Zero("SecondMoment", "v"), Slot.Zero("Velocity", "w"),
        SlotNumbers.Of(ByTensor, "AverageRate", "λ", @"\lambda"), Slot.Run("Rate", 0, "Λ", @"\Lambda"),
    ];

    /// <inheritdoc/>
    public override OptimizerTraits Traits => OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.RestsWithoutGradient;

    /// <inheritdoc/>
    public override OptimizerTraits Lacks => CommonTraits.LackedByMoments;

    /// <inheritdoc/>
    protected internal override Scope Scope => ByTensor ? Scope.Tensor : Scope.Model;

    /// <inheritdoc/>
    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var (gradient, settled, beta1) = (tensor.Gradient, t.Kept("Rate"), t.Of(Beta1));
        if (settled.Value > 0)
        {
            var velocity = tensor.Keep("Velocity", beta1 * tensor["Velocity"] + gradient);
            return settled * (Nesterov ? (1 - beta1) * velocity + beta1 * velocity : (1 - beta1) * velocity);
        }

        var first = tensor.KeepFaded("FirstMoment", gradient, beta1);
        var second = tensor.KeepFaded("SecondMoment", gradient * gradient, t.Of(Beta2));
        var root = Vector.Sqrt(second + tensor.Positive(t.Of(RootEpsilon))) + tensor.Positive(t.Of(Epsilon));
        var update = CorrectedRate(t) * (first / root);
        Compare(tensor, t, update.Dot(update), update.Dot(gradient));
        return update;
    }

    /// <summary>Averages the rate at which momentum would make the step, and switches where it has settled.</summary>
    private void Compare(TensorStep tensor, StepContext t, Scalar square, Scalar descent)
    {
        if (descent.Value == 0) return;
        var rate = square / descent;
        var average = tensor.Keep(t, "AverageRate", (1 - t.Of(Beta2)) * rate + t.Of(Beta2) * tensor.Number(t, "AverageRate"));
        var corrected = average / t.OneMinusPower(Beta2);
        var distance = Scalar.Abs(corrected - rate) - (t.Of(Tolerance) + t.Of(RelativeTolerance) * Scalar.Abs(rate));
        if (t.Number.Value > 1 && corrected.Value > 0 && distance.Value <= 0) t.Keep("Rate", corrected);
    }
}
