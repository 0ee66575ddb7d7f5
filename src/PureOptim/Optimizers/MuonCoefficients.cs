using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The coefficients of Muon's iteration, which takes each singular value s of a matrix to a s + b s³ + c s⁵.</summary>
public enum MuonCoefficients
{
    /// <summary>3.4445, -4.7750 and 2.0315, the author's: five iterations take all but the smallest singular values to between 0.68 and 1.14.</summary>
    Tuned,

    /// <summary>15/8, -10/8 and 3/8, Newton and Schulz's: slower at first, but a dozen iterations take most singular values to 1.</summary>
    Converging,
}

/// <summary>The coefficients as numbers.</summary>
internal static class MuonCoefficientsOf
{
    internal static (Scalar A, Scalar B, Scalar C) Of(this MuonCoefficients coefficients) =>
        coefficients == MuonCoefficients.Tuned ? (3.4445, -4.7750, 2.0315) : (15.0 / 8, -10.0 / 8, 3.0 / 8);
}
