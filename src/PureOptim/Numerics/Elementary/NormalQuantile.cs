using System.Runtime.CompilerServices;

namespace PureOptim.Numerics;

/// <summary>The inverse of the normal distribution function, over scalars and over lanes.</summary>
internal static class NormalQuantile
{
    /// <summary>
    /// The x that a standard normal number lies within, on one side or the other, as often as a uniform number of (-1, 1) lies between 0 and
    /// <paramref name="u"/>: √2 erf⁻¹ u.
    /// </summary>
    /// <remarks>
    /// The center where |q| is at most 0.425, else one of two tails. Three quotients of polynomials of degree 7, accurate to 1e-16: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal
    /// Distribution", Applied Statistics 37, 1988, routine PPND16. The arguments there are q = u / 2 and the probability of the tail beyond.
    /// </remarks>
    /// <param name="u">A number above -1 and below 1.</param>
    internal static R Of<R>(R u)
        where R : struct, IElementary<R>, IBinary64<R>
    {
        var q = 0.5 * u;
        var center = R.MultiplyAdd(-q, q, 0.180625);
        var result = q * Center(center);
        if (R.AllLess(0, center)) return result;

        var root = R.Sqrt(-R.Log(0.5 - R.Abs(q)));
        var tail = Near(root - 1.6);
        if (!R.AllLess(root, 5)) tail = R.IfLess(5, root, Far(root - 5), tail);
        return R.IfLess(center, 0, R.IfLess(u, 0, -tail, tail), result);
    }

    private static R Center<R>(R x)
        where R : struct, IReal<R>, IBinary64<R> =>
        Polynomial(
            x,
            3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
            4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3)
        / Polynomial(
            x,
            1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
            2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3);

    private static R Near<R>(R x)
        where R : struct, IReal<R>, IBinary64<R> =>
        Polynomial(
            x,
            1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
            1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4)
        / Polynomial(
            x,
            1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9);

    private static R Far<R>(R x)
        where R : struct, IReal<R>, IBinary64<R> =>
        Polynomial(
            x,
            6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
        / Polynomial(
            x,
            1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15);

    /// <summary>c0 + x (c1 + x (c2 + ...)), from the inside out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R Polynomial<R>(R x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where R : struct, IReal<R>, IBinary64<R>
    {
        var value = R.MultiplyAdd(x, c7, c6);
        value = R.MultiplyAdd(x, value, c5);
        value = R.MultiplyAdd(x, value, c4);
        value = R.MultiplyAdd(x, value, c3);
        value = R.MultiplyAdd(x, value, c2);
        return R.MultiplyAdd(x, R.MultiplyAdd(x, value, c1), c0);
    }
}
