using System.Collections.Immutable;

namespace PureOptim.Laws.Generators;

/// <summary>Makes a case smaller: fewer steps, fewer coordinates, simpler numbers.</summary>
internal static class CaseShrinker
{
    /// <summary>Smaller cases, the boldest cuts first.</summary>
    internal static IEnumerable<LawCase> Shrink(LawCase larger) =>
        FewerSteps(larger).Concat(FewerCoordinates(larger)).Concat(SimplerNumbers(larger));

    /// <summary>Smaller cases in which no more than some coordinates are left out, since those with others take long to try.</summary>
    internal static IEnumerable<LawCase> ShrinkTo(LawCase larger, IEnumerable<ImmutableArray<int>> coordinates) =>
        FewerSteps(larger).Concat(coordinates.Select(chosen => WithCoordinates(larger, chosen))).Concat(SimplerNumbers(larger));

    private static IEnumerable<LawCase> FewerSteps(LawCase larger)
    {
        if (larger.Steps > 1) yield return WithSteps(larger, [.. Enumerable.Range(0, larger.Steps / 2)]);
        for (var left = 0; left < larger.Steps; left++)
            yield return WithSteps(larger, [.. Enumerable.Range(0, larger.Steps).Where(step => step != left)]);
        if (larger.Split > 0) yield return larger with { Split = larger.Split / 2 };
    }

    private static LawCase WithSteps(LawCase larger, ImmutableArray<int> steps) => larger with
    {
        Gradients = [.. steps.Select(step => larger.Gradients[step])],
        OtherGradients = [.. steps.Select(step => larger.OtherGradients[step])],
        Split = int.Min(larger.Split, steps.Length),
    };

    /// <summary>All tensors become one vector, from which coordinates go one after another; unless the optimizer refuses vectors.</summary>
    private static IEnumerable<LawCase> FewerCoordinates(LawCase larger)
    {
        var length = larger.Start.Length;
        if (!CaseGenerator.Fits(larger.Optimizer, Layout.Vector(length))) yield break;
        if (length > 1) yield return WithCoordinates(larger, [.. Enumerable.Range(0, length / 2)]);
        for (var left = 0; left < length && length > 1; left++)
            yield return WithCoordinates(larger, [.. Enumerable.Range(0, length).Where(i => i != left)]);
    }

    private static LawCase WithCoordinates(LawCase larger, ImmutableArray<int> coordinates)
    {
        var layout = Layout.Vector(coordinates.Length);
        Parameters<double> Pick(Parameters<double> from) => Parameters<double>.Of(layout, [.. coordinates.Select(i => from[i])]);
        return larger with
        {
            Start = Pick(larger.Start),
            Gradients = [.. larger.Gradients.Select(Pick)],
            OtherGradients = [.. larger.OtherGradients.Select(Pick)],
            Marks = [.. coordinates.Select(i => larger.Marks[i])],
        };
    }

    private static IEnumerable<LawCase> SimplerNumbers(LawCase larger)
    {
        foreach (var start in Simpler(larger.Start)) yield return larger with { Start = start };
        for (var step = 0; step < larger.Steps; step++)
        {
            foreach (var gradient in Simpler(larger.Gradients[step]))
                yield return larger with { Gradients = larger.Gradients.SetItem(step, gradient) };
            foreach (var gradient in Simpler(larger.OtherGradients[step]))
                yield return larger with { OtherGradients = larger.OtherGradients.SetItem(step, gradient) };
        }

        if (larger.Exponent != 0) yield return larger with { Exponent = larger.Exponent / 2 };
    }

    /// <summary>The vector with one number simpler: 0, 1, or fewer digits.</summary>
    private static IEnumerable<Parameters<double>> Simpler(Parameters<double> vector)
    {
        for (var i = 0; i < vector.Length; i++)
        {
            foreach (var simpler in Simpler(vector[i]))
            {
                var values = vector.Values.ToArray();
                values[i] = simpler;
                yield return Parameters<double>.Of(vector.Layout, values);
            }
        }
    }

    private static IEnumerable<double> Simpler(double value)
    {
        if (value == 0 && !double.IsNegative(value)) yield break;
        yield return 0;
        if (value is 0 or 1) yield break;
        yield return 1;
        if (!double.IsFinite(value)) yield break;
        var exponent = double.ILogB(value);
        if (int.Abs(exponent) > 24)
        {
            // The power of two of that size, then one of half the exponent: so no number leaves the range of its law.
            var power = double.CopySign(double.ScaleB(1, exponent), value);
            yield return value != power ? power : double.CopySign(double.ScaleB(1, exponent / 2), value);
            yield break;
        }

        if (double.Truncate(value) != value) yield return double.Truncate(value);
        else if (double.Abs(value) > 2) yield return double.Truncate(value / 2);
    }
}
