using System.Globalization;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Replay;

/// <summary>A number that two runs do not have in common.</summary>
/// <param name="Place">The place: the tensor and the coordinate, or the loss.</param>
/// <param name="Left">The number of the first run. Numbers of float32 stand here as the doubles they convert to.</param>
/// <param name="Right">That of the second.</param>
/// <param name="Precision">The precision of both.</param>
internal sealed record NumberPair(string Place, double Left, double Right, FloatType Precision)
{
    /// <summary>The distance in units in the last place; null if one is NaN.</summary>
    internal Int128? Distance => double.IsNaN(Left) || double.IsNaN(Right) ? null : NumberBits.Distance(Left, Right, Precision);

    /// <summary>The pair in one line, with what the runs are called.</summary>
    internal string Text(string left, string right) =>
        $"{Place}: {left} {Show(Left)}, {right} {Show(Right)}, {(Distance is { } ulps ? $"{ulps.ToString("N0", NumberFormatInfo.InvariantInfo)} ulp apart" : "one is no number")}";

    private string Show(double value) => Invariant(
        $"{NumberText.Shortest(value, Precision)} ({(Precision == FloatType.Float32 ? Invariant($"0x{BitConverter.SingleToUInt32Bits((float)value):x8}") : Invariant($"0x{BitConverter.DoubleToUInt64Bits(value):x16}"))})");
}
