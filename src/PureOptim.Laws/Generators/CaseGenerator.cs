using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PureOptim.Core;
using PureOptim.Parameters;

namespace PureOptim.Laws.Generators;

/// <summary>Draws the cases that laws are tried on.</summary>
internal static class CaseGenerator
{
    private const int MaximumSteps = 12;

    /// <summary>Cases for a law and an optimizer.</summary>
    internal static Gen<LawCase> For(Law law, IOptimizer optimizer) =>
        from varied in HyperparameterGenerator.Vary(optimizer)
        from precision in Gen.Elements(Precision.Binary32, Precision.Binary64)
        from layout in Layouts
        let values = law.Values == CaseValues.Hostile ? Numbers.Hostile : Numbers.Finite
        from start in Vector(layout, values)
        from steps in Gen.Choose(0, MaximumSteps)
        from gradients in Vector(layout, values).ArrayOf(steps)
        from others in Vector(layout, values).ArrayOf(steps)
        from split in Gen.Choose(0, steps)
        from exponent in Gen.Choose(-8, 8)
        from marks in Gen.Choose(0, 1 << 20).ArrayOf(layout.Length)
        select new LawCase
        {
            Optimizer = law.Prepare(varied),
            Precision = precision,
            Start = start,
            Gradients = [.. gradients],
            OtherGradients = [.. others],
            Split = split,
            Exponent = exponent,
            Marks = [.. marks],
        };

    /// <summary>One to three tensors of up to two dimensions; or one vector of up to four times as many elements as the widest vector has, and a rest.</summary>
    private static Gen<Layout> Layouts => Gen.Frequency(
        (1, from length in Gen.Choose(0, 67) select Layout.Vector(length)),
        (4, Few));

    private static Gen<Layout> Few =>
        from count in Gen.Choose(1, 3)
        from shapes in Shapes.ArrayOf(count)
        select Layout.Of(shapes.Select((shape, i) => ($"t{i}", shape)));

    private static Gen<ImmutableArray<int>> Shapes => Gen.Frequency(
        (1, Gen.Constant(ImmutableArray<int>.Empty)),
        (4, from length in Gen.Choose(0, 9) select ImmutableArray.Create(length)),
        (2, from rows in Gen.Choose(1, 4) from columns in Gen.Choose(1, 5) select ImmutableArray.Create(rows, columns)));

    private static Gen<Parameters<double>> Vector(Layout layout, Gen<double> values) =>
        from drawn in values.ArrayOf(layout.Length)
        select Parameters<double>.Of(layout, drawn);
}
