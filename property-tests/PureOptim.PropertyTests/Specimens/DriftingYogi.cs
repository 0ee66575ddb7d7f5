namespace PureOptim.PropertyTests.Specimens;

/// <summary>Yogi whose first moment starts at 1e-6, so that it moves where there is no gradient.</summary>
internal sealed record DriftingYogi : Yogi
{
    protected override double InitialValue(int slot) => slot == 0 ? 1e-6 : 0;
}
