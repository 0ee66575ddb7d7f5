using PureOptim;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Documentation;

/// <summary>Normalized gradient descent: every step of the whole model has the length of the learning rate.</summary>
public sealed record NormalizedDescent : TensorWise
{
    public Schedule LearningRate { get; init; } = 0.01;

    protected internal override Scope Scope => Scope.Model; // The norm is that of all tensors together.

    protected internal override Vector Step(TensorStep tensor, StepContext t)
    {
        var norm = tensor.Gradient.Norm();
        return Scalar.IfLess(0, norm, t.Of(LearningRate) / norm, 0) * tensor.Gradient;
    }
}
