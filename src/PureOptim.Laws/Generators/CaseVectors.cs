namespace PureOptim.Laws.Generators;

/// <summary>Makes the vectors of one case: the parameters at its start, and gradients.</summary>
internal sealed class CaseVectors
{
    private readonly Layout _layout;
    private readonly NumberAt _parameter;
    private readonly NumberAt _gradient;

    private CaseVectors(Layout layout, NumberAt parameter, NumberAt gradient) => (_layout, _parameter, _gradient) = (layout, parameter, gradient);

    private CaseVectors(Layout layout, NumberAt number) : this(layout, number, number)
    {
    }

    /// <summary>Draws the number of a coordinate.</summary>
    private delegate double NumberAt(ref Draws draws, int i);

    /// <summary>Vectors of numbers at which formulas break.</summary>
    internal static CaseVectors Hostile(Layout layout, Precision precision) => new(layout, (ref draws, _) => Numbers.Hostile(ref draws, precision));

    /// <summary>Vectors of numbers of the size of most problems.</summary>
    internal static CaseVectors Moderate(Layout layout) => new(layout, (ref draws, _) => Numbers.Moderate(ref draws));

    /// <summary>
    /// Vectors of finite numbers. Those that differ widely hide in one another's rounding, and those that do not leave most of the range
    /// untried: so some cases are moderate; in some all parameters, and all gradients, are of one size that may be anywhere in the range; in some
    /// each coordinate has a size of its own; and in some every number has.
    /// </summary>
    /// <param name="draws">Draws which it is.</param>
    /// <param name="layout">The layout of all vectors.</param>
    /// <param name="precision">The precision of the case.</param>
    /// <param name="range">The exponents that numbers may have.</param>
    /// <param name="mixes">The number of cases, beside 8 others, in which every number has a size of its own.</param>
    internal static CaseVectors Finite(ref Draws draws, Layout layout, Precision precision, ExponentRange range, int mixes)
    {
        switch (draws.Next(1, 8 + mixes))
        {
            case <= 4:
                return new(layout, Around(0));
            case <= 6:
                var (start, gradients) = (Size(ref draws), Size(ref draws));
                return new(layout, Around(start), Around(gradients));
            case <= 8:
                return new(layout, AroundEach(Sizes(ref draws)), AroundEach(Sizes(ref draws)));
            default:
                return new(layout, (ref draws, _) => Numbers.Anywhere(ref draws, precision, range));
        }

        NumberAt Around(int size) => (ref draws, _) => Numbers.Scaled(Numbers.Moderate(ref draws), size, precision, range);

        NumberAt AroundEach(int[] sizes) => (ref draws, i) => Numbers.Scaled(Numbers.Moderate(ref draws), sizes[i], precision, range);

        // Moderate numbers reach from 2^-12 to 2^12 around their size; beyond the ends of the range they are cut off.
        int Size(ref Draws draws) => draws.Next(int.Min(range.Smallest + 12, 0), int.Max(range.Largest - 12, 0));

        int[] Sizes(ref Draws draws)
        {
            var sizes = new int[layout.Length];
            foreach (ref var size in sizes.AsSpan()) size = Size(ref draws);
            return sizes;
        }
    }

    /// <summary>The parameters at the start.</summary>
    internal Parameters<double> Start(ref Draws draws) => Vector(ref draws, _parameter);

    /// <summary>Gradients, one a step.</summary>
    internal Parameters<double>[] Gradients(ref Draws draws, int steps)
    {
        var gradients = new Parameters<double>[steps];
        foreach (ref var gradient in gradients.AsSpan()) gradient = Vector(ref draws, _gradient);
        return gradients;
    }

    private Parameters<double> Vector(ref Draws draws, NumberAt number)
    {
        var values = new double[_layout.Length];
        for (var i = 0; i < values.Length; i++) values[i] = number(ref draws, i);
        return Parameters<double>.Of(_layout, values);
    }
}
