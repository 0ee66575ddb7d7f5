using PureOptim.Core;

namespace PureOptim;

/// <summary>Momentum over a running average of the curvature along each coordinate, as in <see cref="AdaHessian"/> and <see cref="Sophia"/>.</summary>
public abstract record CurvatureMomentum : TensorWise
{
    /// <summary>An optimizer with its type's defaults.</summary>
    /// <param name="learningRate">The default of <see cref="LearningRate"/>.</param>
    /// <param name="beta1">The default of <see cref="Beta1"/>.</param>
    /// <param name="beta2">The default of <see cref="Beta2"/>.</param>
    /// <param name="epsilon">The default of <see cref="Epsilon"/>.</param>
    private protected CurvatureMomentum(Schedule learningRate, Schedule beta1, Schedule beta2, Schedule epsilon) => (LearningRate, Beta1, Beta2, Epsilon) = (learningRate, beta1, beta2, epsilon);

    /// <summary>The learning rate η, at least 0, without unit: 1 is about Newton's step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or not finite.</exception>
    [Hyperparameter("η", @"\eta", Bounds.NonNegative, ShortName = "lr")]
    public Schedule LearningRate { get; init => field = Checked(value); }

    /// <summary>The decay β1 of the average of gradients, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, or 1 or more.</exception>
    [Hyperparameter("β1", @"\beta_1", Bounds.BelowOne)]
    public Schedule Beta1 { get; init => field = Checked(value); }

    /// <summary>The decay β2 of the average of curvatures or of their squares, at least 0 and below 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, or 1 or more.</exception>
    [Hyperparameter("β2", @"\beta_2", Bounds.BelowOne)]
    public Schedule Beta2 { get; init => field = Checked(value); }

    /// <summary>ε, at least 0, in gradient units over parameter units: keeps a coordinate without curvature from 0/0. One above 0 that would round to 0 is the smallest positive number instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or not finite.</exception>
    [Hyperparameter("ε", @"\epsilon", Bounds.NonNegative, Parameter = -1, Gradient = 1)]
    public Schedule Epsilon { get; init => field = Checked(value); }

    /// <inheritdoc/>
    public sealed override Needs Needs => Needs.Curvature;

    /// <inheritdoc/>
    public sealed override OptimizerTraits Traits => CommonTraits.OfGradients | OptimizerTraits.ElementWise;

    /// <inheritdoc/>
    public sealed override OptimizerTraits Lacks => OptimizerTraits.Linear | OptimizerTraits.Descending;

    /// <inheritdoc/>
    protected internal sealed override Scope Scope => Scope.Coordinate;
}
