using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adan with 1 - β2 where the differences are weighted with β2.</summary>
internal sealed record WrongWeightAdan : Adan
{
    protected override Scalar DifferenceWeight(StepContext t) => 1 - base.DifferenceWeight(t);
}
