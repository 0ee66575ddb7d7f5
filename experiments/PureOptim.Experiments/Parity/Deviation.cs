using System.Globalization;

namespace PureOptim.Experiments.Parity;

/// <summary>A place where a computed number does not have the recorded bits.</summary>
/// <param name="Distance">How far apart the two are, in the unit of the case; infinite if one is not a number and the other is.</param>
/// <param name="Place">Where: step, tensor and coordinate.</param>
/// <param name="Recorded">The recorded number.</param>
/// <param name="Computed">The computed one.</param>
internal sealed record Deviation(double Distance, string Place, double Recorded, double Computed)
{
    /// <summary>A distance with three significant digits.</summary>
    internal static string Show(double distance) => distance.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A recorded or computed number with all its digits.</summary>
    internal static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
