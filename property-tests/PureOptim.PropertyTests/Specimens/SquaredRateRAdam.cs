using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>RAdam whose step is multiplied by the learning rate a second time once it is rectified.</summary>
internal sealed record SquaredRateRAdam : RAdam
{
    protected override Scalar Rectified(Scalar rate, StepContext t) => rate * t.Of(LearningRate);
}
