using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The way that the loss goes, as <see cref="EmoNavi"/> sees it: from -1, where it rises, to 1, where it falls.</summary>
/// <param name="Direction">The direction d.</param>
internal readonly record struct LossTrend(Scalar Direction)
{
    private const string Short = "ShortLoss", Medium = "MediumLoss", Long = "LongLoss";

    /// <summary>|d|.</summary>
    internal Scalar Size => Scalar.Abs(Direction);

    /// <summary>u = 1 - |d|.</summary>
    internal Scalar Calm => 1 - Scalar.Abs(Direction);

    /// <summary>k, the factor of a step.</summary>
    internal Scalar Drive
    {
        get
        {
            var middle = 8 * Calm * (1 + 0.1 * Scalar.IfLess(Direction, 0, -Calm, Calm));
            return Scalar.IfLess(0.25, Size, Scalar.IfLess(Size, 0.5, middle, Scalar.IfLess(0.75, Size, Calm, 1)), 1);
        }
    }

    /// <summary>The slots of the averages of the loss, two or three.</summary>
    internal static ImmutableArray<Slot> Slots(bool hasMedium) => hasMedium ? [Slot.Run(Short, 0, "s"), Slot.Run(Long, 0, "l"), Slot.Run(Medium, 0, "c")] : [Slot.Run(Short, 0, "s"), Slot.Run(Long, 0, "l")];

    /// <summary>The trend with this step's loss in the averages.</summary>
    /// <param name="t">The step.</param>
    /// <param name="leastLoss">f0, the least divisor.</param>
    /// <param name="mayDivideByMedium">Whether the average between both may divide.</param>
    internal static LossTrend Of(StepContext t, Scalar leastLoss, bool mayDivideByMedium)
    {
        var (below, above) = (Average(t, Short, 0.3), Average(t, Long, 0.01));
        var (difference, largest) = (above - below, Scalar.Max(above, leastLoss));
        var share = difference / largest;
        if (mayDivideByMedium)
        {
            var middle = Scalar.Max(Average(t, Medium, 0.05), leastLoss);
            var other = difference / middle;
            share = Scalar.IfLess(Scalar.Abs(share), 0.05, share, Scalar.IfLess(Scalar.Abs(other) * middle, Scalar.Abs(share) * largest, other, share));
        }

        return new(1 - 2 / (Scalar.Power(double.E, 2 * share) + 1));
    }

    private static Scalar Average(StepContext t, string slot, double weight) =>
        t.Keep(slot, weight * t.Loss + (1 - weight) * Scalar.IfLess(t.Number, 2, t.Loss, t.Kept(slot)));
}
