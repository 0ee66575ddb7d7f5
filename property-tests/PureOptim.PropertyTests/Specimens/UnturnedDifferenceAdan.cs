namespace PureOptim.PropertyTests.Specimens;

/// <summary>Adan whose differences of gradients are taken before the sign is turned for maximizing.</summary>
internal sealed record UnturnedDifferenceAdan : Adan
{
    protected override bool TurnsDifferences => false;
}
