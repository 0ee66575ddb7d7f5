using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;

namespace PureOptim.Laws.Generators;

/// <summary>Draws the cases that laws are tried on.</summary>
internal static class CaseGenerator
{
    private const int MaximumSteps = 12;

    /// <summary>The largest number of steps where gradients depend on the point, because each step then makes intervals wider by a factor.</summary>
    private const int FewSteps = 4;

    /// <summary>
    /// Cases for a law and an optimizer. Of bitwise laws, which must hold whatever meets, three of eleven cases mix numbers of all sizes; of real
    /// ones, whose intervals then soon say nothing, one of nine.
    /// </summary>
    internal static Gen<LawCase> For(ICaseLimits law, IOptimizer optimizer)
    {
        // What is the same in all cases is put together once, which takes longer than to draw from it.
        var isWidening = law.Kind == LawKind.Real && optimizer.Needs.HasFlag(Needs.OtherPoints);
        var isHostile = law.Values == CaseValues.Hostile;
        // A case without coordinates, or without steps, says little, and is seldom needed.
        var leasts = isHostile ? Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Constant(1))) : Gen.Constant(1);
        var counts = isHostile ? Gen.Frequency((1, Gen.Constant(0)), (80, Gen.Choose(1, MaximumSteps))) : Gen.Choose(1, isWidening ? FewSteps : MaximumSteps);
        var (narrow, wide) = (Varied(Precision.Binary32), Varied(Precision.Binary64));
        return
            from precision in Gen.Elements(Precision.Binary32, Precision.Binary64)
            from varied in precision == Precision.Binary32 ? narrow : wide
            from least in leasts
            from layout in Fitting(optimizer, least)
            from steps in counts
            from split in Gen.Choose(0, steps)
            from exponent in Gen.Choose(-8, 8)
            from numbers in Draws.Seeded((ref draws) => NumbersOf(ref draws, layout, precision, steps))
            select new LawCase
            {
                Optimizer = law.Prepare(varied),
                Precision = precision,
                Start = numbers.Start,
                Gradients = ImmutableCollectionsMarshal.AsImmutableArray(numbers.Gradients),
                OtherGradients = ImmutableCollectionsMarshal.AsImmutableArray(numbers.Others),
                Split = split,
                Exponent = exponent,
                Marks = ImmutableCollectionsMarshal.AsImmutableArray(numbers.Marks),
            };

        (Parameters<double> Start, Parameters<double>[] Gradients, Parameters<double>[] Others, int[] Marks) NumbersOf(ref Draws draws, Layout layout, Precision precision, int steps)
        {
            // Beside a large number a nearby point differs in the last digits only, and intervals decide nothing there.
            var vectors = isHostile ? CaseVectors.Hostile(layout, precision)
                : isWidening ? CaseVectors.Moderate(layout)
                : CaseVectors.Finite(ref draws, layout, precision, law.Magnitudes.In(precision), law.Kind == LawKind.Real ? 1 : 3);
            return (vectors.Start(ref draws), vectors.Gradients(ref draws, steps), vectors.Gradients(ref draws, steps), Marks(ref draws, layout.Length));
        }

        Gen<IOptimizer> Varied(Precision precision) => ScheduleVariation.Vary(optimizer, law, law.Magnitudes.In(precision));
    }

    /// <summary>Whether the optimizer works on parameters of a layout: an optimizer that does not refuses them when it starts.</summary>
    internal static bool Fits(IOptimizer optimizer, Layout layout)
    {
        try
        {
            optimizer.Init(Parameters<double>.Filled(layout, 0));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever else it throws is for the law to see.
        catch (Exception)
        {
            return true;
        }
#pragma warning restore CA1031
    }

    /// <summary>A layout that the optimizer works on; one of matrices where it refuses others.</summary>
    private static Gen<Layout> Fitting(IOptimizer optimizer, int least) =>
        from layout in least == 0 ? AnyLayout : SomeLayout
        from fitting in Fits(optimizer, layout) ? Gen.Constant(layout) : Matrices
        select fitting;

    /// <summary>One or two matrices.</summary>
    private static Gen<Layout> Matrices { get; } =
        from count in Gen.Choose(1, 2)
        from sizes in Gen.Choose(1, 5).ArrayOf(4)
        select Layout.Of(Enumerable.Range(0, count).Select(i => (Invariant($"t{i}"), ImmutableArray.Create(sizes[2 * i], sizes[2 * i + 1]))));

    private static Gen<ImmutableArray<int>> AnyShape { get; } = Shapes(0);

    private static Gen<Layout> AnyLayout { get; } = Layouts(0);

    /// <summary>Layouts of one coordinate or more.</summary>
    private static Gen<Layout> SomeLayout { get; } = Layouts(1);

    /// <summary>
    /// One to three tensors of up to two dimensions; or one vector of up to four times as many elements as the widest vector has, and a rest.
    /// Without coordinates only where that may be: a case of none says nothing.
    /// </summary>
    private static Gen<Layout> Layouts(int least) => Gen.Frequency(
        (1, from length in Gen.Choose(least, 67) select Layout.Vector(length)),
        (4, Few(Shapes(least))));

    private static Gen<Layout> Few(Gen<ImmutableArray<int>> firsts) =>
        from count in Gen.Choose(1, 3)
        from first in firsts
        from shapes in AnyShape.ArrayOf(count - 1)
        select Layout.Of(shapes.Prepend(first).Select((shape, i) => (Invariant($"t{i}"), shape)));

    private static Gen<ImmutableArray<int>> Shapes(int least) => Gen.Frequency(
        (1, Gen.Constant(ImmutableArray<int>.Empty)),
        (4, from length in Gen.Choose(least, 9) select ImmutableArray.Create(length)),
        (2, from rows in Gen.Choose(1, 4) from columns in Gen.Choose(1, 5) select ImmutableArray.Create(rows, columns)));

    /// <summary>A number for each coordinate.</summary>
    internal static int[] Marks(ref Draws draws, int count)
    {
        var marks = new int[count];
        foreach (ref var mark in marks.AsSpan()) mark = draws.Next(0, 1 << 20);
        return marks;
    }
}
