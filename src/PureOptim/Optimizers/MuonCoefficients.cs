using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The coefficients of Muon's iteration, which takes each singular value s of a matrix to a s + b s³ + c s⁵.</summary>
public enum MuonCoefficients
{
    /// <summary>3.4445, -4.7750 and 2.0315, the author's: five iterations take all but the smallest singular values to between 0.68 and 1.14.</summary>
    Tuned,

    /// <summary>15/8, -10/8 and 3/8, Newton and Schulz's: slower at first, but a dozen iterations take most singular values to 1.</summary>
    Converging,

    /// <summary>Others for each of the first five iterations, and those of the fifth for any after it: Optax's <c>dion</c>, of the code of Dion.</summary>
    Dion,
}

/// <summary>The coefficients as numbers.</summary>
internal static class MuonCoefficientsOf
{
    private static readonly (double A, double B, double C)[] _dion =
        [(4.0848, -6.8946, 2.9270), (3.9505, -6.3029, 2.6377), (3.7418, -5.5913, 2.3037), (2.8769, -3.1427, 1.2046), (2.8366, -3.0525, 1.2012)];

    /// <summary>Those of an iteration, counted from 0.</summary>
    internal static (Scalar A, Scalar B, Scalar C) Of(this MuonCoefficients coefficients, int iteration)
    {
        var (a, b, c) = coefficients switch
        {
            MuonCoefficients.Tuned => (3.4445, -4.7750, 2.0315),
            MuonCoefficients.Converging => (15.0 / 8, -10.0 / 8, 3.0 / 8),
            _ => _dion[int.Min(iteration, _dion.Length - 1)],
        };
        return (a, b, c);
    }
}
