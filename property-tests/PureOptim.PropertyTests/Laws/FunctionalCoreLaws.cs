using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;
using PureOptim.PropertyTests.Generators;
using PureOptim.PropertyTests.Runner;
using PureOptim.Training;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Laws of group A: steps are pure functions, and a run is their fold. Bit for bit, in both precisions, whatever the numbers.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class FunctionalCoreLaws
{
    [Fact]
    public void The_catalog_has_the_six_optimizers_and_their_options()
    {
        string[] names = [.. OptimizerCatalog.Defaults.Select(optimizer => optimizer.Name)];
        Assert.Subset(names.ToHashSet(), new HashSet<string> { "Sgd", "Momentum", "Nesterov", "AdaGrad", "RmsProp", "Adam" });
        Assert.All(OptimizerCatalog.Defaults, optimizer => Assert.NotEmpty(OptimizerCatalog.Options(optimizer)));
        Assert.All(OptimizerCatalog.Defaults, optimizer => Assert.NotEqual(optimizer, OptimizerCatalog.With(optimizer, [.. Enumerable.Repeat(0.123, 8)])));
    }

    /// <summary>A1.</summary>
    [Property(MaxTest = 300)]
    public bool A_step_taken_twice_gives_the_same_bits_and_leaves_its_arguments_alone(HostileRun hostile)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var at = hostile.Run.Stepped<T>();
            foreach (var gradient in hostile.Run.GradientsOf<T>())
            {
                T[] parameters = [.. at.Parameters], gradients = [.. gradient];
                T[][] slots = [.. at.State.Slots.Select(slot => slot.Values.ToArray())];
                var first = hostile.Run.Optimizer.Step(at.State, at.Parameters, gradient);
                if (first != hostile.Run.Optimizer.Step(at.State, at.Parameters, gradient)) return false;
                if (!Bits.Same(parameters, at.Parameters.Values) || !Bits.Same(gradients, gradient.Values)) return false;
                if (!slots.Index().All(slot => Bits.Same(slot.Item, at.State.Slots[slot.Index].Values))) return false;
            }

            return true;
        }
    }

    /// <summary>A2.</summary>
    [Property(MaxTest = 300)]
    public bool Runs_that_take_turns_do_not_disturb_each_other(HostileRun one, HostileRun other)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Both runs go through the same optimizer, which would be where something hidden is shared.
            var (left, right) = (one.Run, other.Run with { Optimizer = one.Run.Optimizer });
            var (leftAt, rightAt) = (left.StartOf<T>(), right.StartOf<T>());
            var (leftGradients, rightGradients) = (left.GradientsOf<T>().ToArray(), right.GradientsOf<T>().ToArray());
            for (var step = 0; step < int.Max(leftGradients.Length, rightGradients.Length); step++)
            {
                if (step < leftGradients.Length) leftAt = left.Optimizer.Step(leftAt.State, leftAt.Parameters, leftGradients[step]);
                if (step < rightGradients.Length) rightAt = right.Optimizer.Step(rightAt.State, rightAt.Parameters, rightGradients[step]);
            }

            return leftAt == left.Stepped<T>() && rightAt == right.Stepped<T>();
        }
    }

    /// <summary>A7 and A8.</summary>
    [Property(MaxTest = 300)]
    public bool A_fold_is_repeated_steps(HostileRun hostile)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            hostile.Run.Optimizer.Fold(hostile.Run.StartOf<T>(), hostile.Run.GradientsOf<T>()) == hostile.Run.Stepped<T>();
    }

    /// <summary>A3 and A5.</summary>
    [Property(MaxTest = 300)]
    public bool A_fold_may_be_cut_anywhere(HostileRun hostile)
    {
        return Holds<float>() && Holds<double>();

        bool Holds<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var optimizer = hostile.Run.Optimizer;
            var gradients = hostile.Run.GradientsOf<T>().ToArray();
            var whole = optimizer.Fold(hostile.Run.StartOf<T>(), gradients);
            return Enumerable.Range(0, gradients.Length + 1).All(cut =>
                optimizer.Fold(optimizer.Fold(hostile.Run.StartOf<T>(), gradients[..cut]), gradients[cut..]) == whole);
        }
    }

    /// <summary>A9.</summary>
    [Fact]
    public void Lanes_have_the_bits_of_scalars_for_every_optimizer_and_every_length()
    {
        foreach (var optimizer in OptimizerCatalog.Defaults)
        {
            for (var length = 0; length <= Arbitraries.MaximumLength; length++)
            {
                var key = Numerics.RandomKey.FromSeed((ulong)length);
                ImmutableArray<double> Draw(uint stream) => [.. Enumerable.Range(0, length).Select(i => key.FoldIn(stream).Normal<double>((ulong)i))];
                var run = new Run(optimizer, Parameters.Layout.Vector(length), Draw(0), [Draw(1), Draw(2), Draw(3)]);
                Assert.True(Holds<float>(run) && Holds<double>(run), $"{optimizer.Name}, {length} elements");
            }
        }

        // A vector of one element is never wide enough for lanes.
        static bool Holds<T>(Run run)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var whole = run.Stepped<T>();
            return Enumerable.Range(0, run.Start.Length).All(i =>
            {
                var single = run.Only(i, 1).Stepped<T>();
                return Bits.Same(single.Parameters.Values, whole.Parameters.Values.Slice(i, 1))
                    && single.State.Slots.Index().All(slot => Bits.Same(slot.Item.Values, whole.State.Slots[slot.Index].Values.Slice(i, 1)));
            });
        }
    }
}
