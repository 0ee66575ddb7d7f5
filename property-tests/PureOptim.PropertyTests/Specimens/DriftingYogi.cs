using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Yogi whose first moment starts at 1e-6, so that it moves where there is no gradient.</summary>
internal sealed record DriftingYogi : Yogi
{
    public override ImmutableArray<Slot> Slots => [Slot.Filled("FirstMoment", 1e-6), Slot.Zero("SecondMoment")];
}
