namespace PureOptim.PropertyTests.Specimens;

/// <summary>AdaDelta that forgets to turn the sign, so that it goes up its gradients.</summary>
internal sealed record AscendingAdaDelta : AdaDelta
{
    protected override double Direction => 1;
}
