using System.Text.Json;

namespace PureOptim.Experiments.Parity;

/// <summary>The tolerance that a case asks for itself: <c>"bits"</c>, <c>{"ulp": 4}</c> or <c>{"relative": 1e-9}</c>.</summary>
internal static class StatedTolerance
{
    internal static Tolerance Read(RecordedValue tolerance)
    {
        if (tolerance.Element.ValueKind == JsonValueKind.String)
            return tolerance.Text() == "bits" ? Tolerance.Bits : throw tolerance.Misspelt(tolerance.Text(), "no tolerance", ["bits"]);

        tolerance.RequireFields("ulp", "relative");
        return (tolerance.Find("ulp"), tolerance.Find("relative")) switch
        {
            ({ } limit, null) => Tolerance.Ulps(Limit(limit)),
            (null, { } limit) => Tolerance.Relative(Limit(limit)),
            _ => throw tolerance.Unlike("either \"ulp\" or \"relative\""),
        };
    }

    private static double Limit(RecordedValue limit) =>
        limit.Number() is >= 0 and < double.PositiveInfinity and var number ? number : throw limit.Unlike("a finite number from 0");
}
