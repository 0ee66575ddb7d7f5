using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Muon whose orthogonal step is divided by the root of a running average of its squares: what <see cref="NorMuon"/> and <see cref="AdaMuon"/> have in common.
/// <code>
/// O = d made orthogonal        by k iterations of X = a X + (b A + c A A) X with A = X Xᵀ, from X = d / ‖d‖
/// u = O / (√v' + ε)
/// θ' = (1 - η λ) θ - 0.2 η √n u / ‖u‖
/// </code>
/// where d follows from the momentum, v' from the squares of O, and n is the number of elements.
/// </summary>
/// <remarks>It takes matrices only: other tensors are for another optimizer (<see cref="ByShape"/>).</remarks>
public abstract record AdaptiveMuon : TensorWise
{
    private protected AdaptiveMuon()
    {
    }

    /// <summary>The learning rate η, at least 0, in parameter units: a coordinate moves by about a fifth of it.</summary>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, Parameter = 1, Source = "Muon", ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); } = 0.001;

    /// <summary>The decay μ of the momentum, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("μ", @"\mu", Bounds.BelowOne, Source = "the paper", ShortName = "momentum")]
    public Schedule MomentumFactor { get; init => field = Checked(value); } = 0.95;

    /// <summary>The decay β2 of the squares, at least 0 and below 1, without unit.</summary>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne, Source = "the paper")]
    public Schedule Beta2 { get; init => field = Checked(value); } = 0.95;

    /// <summary>ε, at least 0, without unit. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Source = "the paper")]
    public Schedule Epsilon { get; init => field = Checked(value); } = 1e-8;

    /// <summary>The weight decay λ, at least 0, in 1 / parameter units.</summary>
    [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = -1, Source = "PyTorch's Muon")]
    public Schedule WeightDecay { get; init => field = Checked(value); } = 0.1;

    /// <summary>The coefficients a, b and c of the iteration.</summary>
    public MuonCoefficients Coefficients { get; init => field = Argument.Defined(value); }

    /// <summary>k, the number of iterations, at least 1.</summary>
    public int Iterations { get; init => field = Argument.AtLeast(value, 1, nameof(Iterations)); } = 5;

    /// <inheritdoc/>
    public sealed override ImmutableArray<Slot> Slots =>
        [Slot.Zero("Momentum", "m"), Slot.Zero("SecondMoment", "v") with { Shape = AveragesRows ? SlotShape.Rows : SlotShape.Tensor }];

    /// <inheritdoc/>
    protected internal sealed override Scope Scope => Scope.Tensor;

    /// <summary>Whether each row has one second moment, of the mean of its squares; otherwise each element has its own.</summary>
    private protected abstract bool AveragesRows { get; }

    /// <summary>What a second moment has seen: 1 where it is not corrected for its start at 0.</summary>
    private protected virtual Scalar Seen(StepContext t) => 1;

    /// <summary>Whether every result of the iteration is rounded to bfloat16.</summary>
    private protected virtual bool Rounds => false;

    /// <summary>A further factor of the rate for a shape.</summary>
    private protected virtual Scalar ScaleOf(int rows, int columns) => 1;

    /// <inheritdoc/>
    protected sealed override string? FaultOf(string name, ImmutableArray<int> shape) => shape.Length == 2 ? null : NewtonSchulz.Fault;

    /// <inheritdoc/>
    protected internal sealed override Vector Step(TensorStep tensor, StepContext t)
    {
        var (rate, beta2) = (t.Of(LearningRate), t.Of(Beta2));
        var orthogonal = NewtonSchulz.Orthogonal(tensor, Direction(tensor, t.Of(MomentumFactor)), iteration => Coefficients.Of(iteration), Iterations, 0, Rounds).Stored();
        var squares = orthogonal * orthogonal;
        var second = tensor.Keep("SecondMoment", (beta2 * tensor["SecondMoment"] + (1 - beta2) * (AveragesRows ? squares.RowMeans() : squares)).Stored());
        var root = Vector.Sqrt(second / Seen(t)) + tensor.Positive(t.Of(Epsilon));
        var update = rate * ScaleOf(tensor.Shape[0], tensor.Shape[1]) * NewtonSchulz.LikeAdamW((orthogonal / Divisors.Of(AveragesRows ? root.InEachColumn(tensor.Shape[1]) : root)).Stored());
        return DecayPlacement.Factor.Apply(tensor, rate * t.Of(WeightDecay), update);
    }

    /// <summary>What is made orthogonal: the momentum, which it keeps, or its signs.</summary>
    private protected abstract Vector Direction(TensorStep tensor, Scalar factor);
}
