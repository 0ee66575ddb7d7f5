using System.Numerics;
using PureOptim.Core;
using PureOptim.Laws;
using static PureOptim.PropertyTests.Laws.Verdicts;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Law A10 for the sweep that works in place: any partition of the coordinates among threads, in any order, has the bits of the fold.</summary>
public sealed class InPlaceTests
{
    private static readonly Law _law = new("A10 in place", LawKind.Bitwise,
        "Slices of one step may go on any threads.",
        @"\theta_B' = \theta'_B",
        optimizer => optimizer.Needs == Needs.Gradient ? Applicability.Holds : Applicability.DoesNotApply,
        c => c.Precision == Precision.Binary32 ? InStretches<float>(c) : InStretches<double>(c))
    { Values = CaseValues.Hostile };

    [Fact]
    public void Stretches_on_threads_have_the_bits_of_the_fold() => AssertNone(Surprises(Catalog.Variants.Select(optimizer => Of(_law, optimizer))));

    private static Finding InStretches<T>(LawCase c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] cuts = [0, .. c.Marks.Take(3).Select(mark => mark % (c.Start.Length + 1)).Order(), c.Start.Length];
        var start = c.Optimizer.Start(Trajectory.Convert<double, T>(c.Start));
        var gradients = c.Gradients.Select(Trajectory.Convert<double, T>).ToArray();
        var run = new InPlaceRun<T>(c.Optimizer, start, Team.Alone, workers: cuts.Length - 1);
        foreach (var gradient in gradients)
        {
            run.Prepare(gradient.Memory, loss: null);
            Parallel.For(0, cuts.Length - 1, i => run.Move(cuts[i], gradient.Values[cuts[i]..cuts[i + 1]], cuts[i + 1] - cuts[i], i));
            run.Stepper.Finish();
        }

        var (threads, fold) = (run.Freeze(), c.Optimizer.Fold(start, gradients));
        return fold.State.Slots.Index().Aggregate(Same(threads.Parameters, fold.Parameters), (finding, slot) =>
            finding.And(() => Same(threads.State.Slots[slot.Index], slot.Item)));
    }

    /// <summary>Bit for bit, but for which NaN: lanes and scalars may make different ones, and a digest does not tell them apart.</summary>
    private static Finding Same<T>(Parameters<T> slices, Parameters<T> whole)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Compare.Bits(Trajectory.Convert<T, double>(slices), Trajectory.Convert<T, double>(whole));
}
