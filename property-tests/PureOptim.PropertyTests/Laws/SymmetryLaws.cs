using System.Numerics;
using PureOptim.Core;
using PureOptim.Parameters;
using PureOptim.PropertyTests.Generators;
using PureOptim.PropertyTests.Runner;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Laws of group B for optimizers that treat each coordinate by itself.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class SymmetryLaws
{
    /// <summary>B1.</summary>
    [Property(MaxTest = 300)]
    public bool Parts_that_run_apart_are_the_parts_of_the_whole(HostileRun hostile, uint cut)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var run = hostile.Run;
            var place = (int)(cut % (uint)(run.Start.Length + 1));
            var (left, right) = (run.Only(0, place).Stepped<T>(), run.Only(place, run.Start.Length - place).Stepped<T>());
            var whole = run.Stepped<T>();
            return Together(left.Parameters, right.Parameters, whole.Parameters)
                && whole.State.Slots.Index().All(slot => Together(left.State.Slots[slot.Index], right.State.Slots[slot.Index], slot.Item));
        }

        static bool Together<T>(Parameters<T> left, Parameters<T> right, Parameters<T> whole)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bits.Same<T>([.. left, .. right], whole.Values);
    }

    /// <summary>B4, for every coordinate by itself: zeros of either sign are the same, for x - x is +0 on both sides.</summary>
    [Property(MaxTest = 300)]
    public bool Turning_the_signs_of_coordinates_turns_the_signs_of_their_paths(Run run, ulong signs)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var turned = run with
            {
                Start = [.. run.Start.Select(Turn)],
                Gradients = [.. run.Gradients.Select(gradient => gradient.Select(Turn).ToArray()).Select(System.Collections.Immutable.ImmutableArray.Create)],
            };
            return run.Stepped<T>().Parameters.Values.ToArray().Zip(turned.Stepped<T>().Parameters.Values.ToArray()).Index().All(pair =>
                T.IsNaN(pair.Item.First)
                    ? T.IsNaN(pair.Item.Second)
                    : pair.Item.First == (IsTurned(pair.Index) ? -pair.Item.Second : pair.Item.Second));
        }

        double Turn(double value, int index) => IsTurned(index) ? -value : value;

        bool IsTurned(int index) => ((signs >> (index % 64)) & 1) == 1;
    }

    /// <summary>B10.</summary>
    [Property(MaxTest = 300)]
    public bool A_gradient_that_is_no_number_changes_only_its_own_coordinate(Run run, uint at, uint when)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (run.Start.IsEmpty || run.Gradients.IsEmpty) return true;
            var (coordinate, step) = ((int)(at % (uint)run.Start.Length), (int)(when % (uint)run.Gradients.Length));
            var healthy = run.Stepped<T>();
            return new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }.All(poison =>
            {
                var gradient = run.Gradients[step].SetItem(coordinate, poison);
                var poisoned = (run with { Gradients = run.Gradients.SetItem(step, gradient) }).Stepped<T>();
                return Elsewhere(healthy.Parameters, poisoned.Parameters, coordinate)
                    && healthy.State.Slots.Zip(poisoned.State.Slots).All(slots => Elsewhere(slots.First, slots.Second, coordinate));
            });
        }

        static bool Elsewhere<T>(Parameters<T> healthy, Parameters<T> poisoned, int coordinate)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Bits.Same(healthy.Values[..coordinate], poisoned.Values[..coordinate])
            && Bits.Same(healthy.Values[(coordinate + 1)..], poisoned.Values[(coordinate + 1)..]);
    }
}
