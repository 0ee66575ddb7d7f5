namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adan with 1 - β2 where the differences are weighted with β2.</summary>
internal sealed record WrongWeightAdan : Adan
{
    protected override double DifferenceWeight(long step) => 1 - base.DifferenceWeight(step);
}
