using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>
/// The finite vectors of one case. Numbers that differ widely hide in one another's rounding, and numbers that do not leave most of the range
/// untried: so some cases are moderate; in some all parameters, and all gradients, are of one size that may be anywhere in the range; in some
/// each coordinate has a size of its own; and in some every number has.
/// </summary>
/// <param name="layout">The layout of all vectors.</param>
/// <param name="precision">The precision of the case.</param>
/// <param name="range">The exponents that numbers may have.</param>
internal sealed class FiniteVectors(Layout layout, Precision precision, ExponentRange range)
{
    /// <summary>Moderate numbers reach from 2^-12 to 2^12 around their size; beyond the ends of the range they are cut off.</summary>
    private Gen<int> Size => Gen.Choose(int.Min(range.Smallest + 12, 0), int.Max(range.Largest - 12, 0));

    /// <summary>Draws a way to make parameters, and one to make gradients.</summary>
    /// <param name="mixes">The number of cases, out of 9, in which every number has a size of its own.</param>
    internal Gen<(Gen<Parameters<double>> Parameters, Gen<Parameters<double>> Gradients)> Draw(int mixes) => Gen.Frequency(
        (4, Gen.Constant((Of(_ => 0), Of(_ => 0)))),
        (2, from start in Size from gradients in Size select (Of(_ => start), Of(_ => gradients))),
        (2, from start in Size.ArrayOf(layout.Length)
            from gradients in Size.ArrayOf(layout.Length)
            select (Of(i => start[i]), Of(i => gradients[i]))),
        (mixes, Gen.Constant((Mixed, Mixed))));

    private Gen<Parameters<double>> Mixed => Vector(Numbers.Anywhere(precision, range).ArrayOf(layout.Length));

    private Gen<Parameters<double>> Of(Func<int, int> size) => Vector(
        from drawn in Numbers.Moderate.ArrayOf(layout.Length)
        select drawn.Select((value, i) => Numbers.Scaled(value, size(i), precision, range)).ToArray());

    private Gen<Parameters<double>> Vector(Gen<double[]> values) => from drawn in values select Parameters<double>.Of(layout, drawn);
}
