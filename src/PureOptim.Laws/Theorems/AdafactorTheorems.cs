using System.Collections.Immutable;
using PureOptim.Numerics;
using static PureOptim.Laws.LawKind;
using static PureOptim.Laws.Theorem;

namespace PureOptim.Laws.Theorems;

/// <summary>Theorems about Adafactor: when the means of rows and columns are all that there is to know of a matrix of squares.</summary>
internal static class AdafactorTheorems
{
    /// <summary>The laws.</summary>
    internal static ImmutableArray<Law> Laws { get; } =
    [
        Of("C24", Real,
            "Of gradients whose squares are multiples of one matrix of rank one, Adafactor without epsilon loses nothing by keeping means of rows and columns only.",
            @"g_{t,ij}^2 = c_t a_i b_j,\, \varepsilon = 0 \Rightarrow \frac{R C^\top}{\mathrm{mean}(R)} = V",
            For<Adafactor>(RankOne, adafactor => adafactor with { Epsilon = 0, MeanFloor = 0, MomentFloor = 0, SmallestFactored = 1 })) with
        {
            Magnitudes = Magnitudes.Between(-60, 60, "the gradients of the law are products of three of a case's numbers, and their squares must not underflow"),
        },
    ];

    /// <summary>The gradient of step t is a column of the case's numbers times a row of them, each element with a sign of its own, times a number of the step's.</summary>
    private static Finding RankOne(Adafactor adafactor, LawCase c)
    {
        if (c.Steps == 0) return Finding.Vacuous;
        var (rows, columns) = (1 + c.Mark(0) % 4, 1 + c.Mark(0) / 4 % 4);
        var layout = Layout.Of(("t", [rows, columns]));
        Interval[] a = [.. Enumerable.Range(0, rows).Select(i => Number(c.Gradients[0], i))], b = [.. Enumerable.Range(0, columns).Select(i => Number(c.OtherGradients[0], i))];
        ImmutableArray<Interval> start = [.. Enumerable.Range(0, rows * columns).Select(i => (Interval)c.Start[i % c.Start.Length])];
        ImmutableArray<Interval>[] gradients =
        [
            .. c.Gradients.Select((gradient, step) => Enumerable.Range(0, rows * columns)
                .Select(i => ((c.Mark(i) >> (step + 4)) & 1) == 0 ? Number(gradient, 0) * a[i / columns] * b[i % columns] : -(Number(gradient, 0) * a[i / columns] * b[i % columns]))
                .ToImmutableArray()),
        ];
        var certificate = new Certificate();
        certificate.SamePath(
            RuleRun<Interval>.Open(adafactor, start, gradients, layout).Points,
            RuleRun<Interval>.Open(adafactor with { SmallestFactored = int.MaxValue }, start, gradients, layout).Points,
            "parameters");
        return certificate.Finding;

        Interval Number(Parameters<double> vector, int i) => vector[i % vector.Length] is not 0 and var number ? number : 1;
    }
}
