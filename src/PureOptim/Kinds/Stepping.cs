using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>Steps as pure functions, and the start of steps in memory that a caller owns.</summary>
internal static class Stepping
{
    /// <summary>One step of any optimizer of the library's kinds: in a copy of the state and the parameters.</summary>
    internal static Iterate<T> Step<T>(Optimizer optimizer, OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(optimizer, state, parameters, evaluation.Gradient);
        if (optimizer.Needs.HasFlag(Needs.Loss) && evaluation.Loss is null)
            throw new ArgumentException($"{KindGuard.WhoNeeds(optimizer, Needs.Loss).Name} needs the loss: give it new Evaluation<T>(gradient, loss).", nameof(evaluation));
        if (optimizer.Needs.HasFlag(Needs.OtherPoints) && evaluation.At is null)
            throw new ArgumentException($"{KindGuard.WhoNeeds(optimizer, Needs.OtherPoints).Name} needs gradients at other points: give it new Evaluation<T>(gradient, loss, at).", nameof(evaluation));
        if (optimizer.Needs.HasFlag(Needs.Curvature))
        {
            if (evaluation.Curvature is not { } curvature)
                throw new ArgumentException($"{KindGuard.WhoNeeds(optimizer, Needs.Curvature).Name} needs the curvature: give it new Evaluation<T>(gradient, Curvature: diagonal).", nameof(evaluation));
            Guard.SameLayout("numbers of the curvature", parameters.Layout, curvature.Layout);
        }

        var run = new InPlaceRun<T>(optimizer, new(parameters, state), Team.Alone, evaluation.At is { } at ? Evaluator(parameters.Layout, at) : null);
        run.Step(evaluation.Gradient.Memory, evaluation.Loss, evaluation.Curvature?.Memory);
        return run.Freeze();
    }

    /// <summary>
    /// One step of an element-wise rule. A block at a time is copied and moved while it is in the first-level cache, so that a step goes through
    /// memory once.
    /// </summary>
    internal static Iterate<T> Step<T>(ElementWise optimizer, OptimizerState<T> state, Parameters<T> parameters, Parameters<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(optimizer, state, parameters, gradients);
        var moved = GC.AllocateUninitializedArray<T>(parameters.Length);
        var slots = new T[state.Slots.Length][];
        for (var i = 0; i < slots.Length; i++) slots[i] = GC.AllocateUninitializedArray<T>(parameters.Length);
        var (sweep, context) = (Kernels.Of<T>().SweepOf(optimizer), new StepContext(state.Step));
        const int size = 4 * Scratch<T>.Length;
        for (var start = 0; start < moved.Length; start += size)
        {
            var count = int.Min(size, moved.Length - start);
            parameters.Values.Slice(start, count).CopyTo(moved.AsSpan(start));
            for (var i = 0; i < slots.Length; i++) state.Slots[i].Values.Slice(start, count).CopyTo(slots[i].AsSpan(start));
            sweep.Run(slots, start, moved.AsSpan(start, count), gradients.Values.Slice(start, count), [], context);
        }

        var after = new Parameters<T>[slots.Length];
        for (var i = 0; i < after.Length; i++) after[i] = new(state.Slots[i].Layout, slots[i]);
        return new(new(parameters.Layout, moved), state.Next(ImmutableCollectionsMarshal.AsImmutableArray(after)));
    }

    /// <summary>Refuses what an optimizer cannot take a step from.</summary>
    internal static void Check<T>(IOptimizer optimizer, OptimizerState<T> state, Parameters<T> parameters, Parameters<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        KindGuard.Belongs(optimizer, state, parameters);
        Guard.SameLayout(nameof(gradients), parameters.Layout, gradients.Layout);
    }

    /// <summary>Gradients, and losses where there are any, of the same batch at other points, from an evaluation's function.</summary>
    internal static Func<T[], T[]?, Scalar?> Evaluator<T>(Layout layout, Func<Parameters<T>, Evaluation<T>> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (point, gradient) =>
        {
            var there = at(Parameters<T>.Of(layout, point));
            Guard.SameLayout("gradients elsewhere", layout, there.Gradient.Layout);
            if (gradient is not null) there.Gradient.Values.CopyTo(gradient);
            return there.Loss is { } loss ? (Scalar)loss : null;
        };

    /// <summary>The memory of any optimizer before the first step.</summary>
    internal static StateMemory<E> InitialMemory<E>(IOptimizer optimizer, Kernel<E> kernel, Layout layout, ReadOnlySpan<E> parameters)
        where E : struct
    {
        if (optimizer is Optimizer kind) return kind.InitialMemory(kernel, layout, parameters);
        if (typeof(E) == typeof(float)) return (StateMemory<E>)(object)Initial(MemoryMarshal.Cast<E, float>(parameters));
        if (typeof(E) == typeof(double)) return (StateMemory<E>)(object)Initial(MemoryMarshal.Cast<E, double>(parameters));
        throw NoRule<E>(optimizer);

        StateMemory<T> Initial<T>(ReadOnlySpan<T> start)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => StateMemory<T>.CopyOf(optimizer.Init(Parameters<T>.Of(layout, start)));
    }

    /// <summary>Any optimizer at work in a memory.</summary>
    internal static Stepper<E> Stepper<E>(IOptimizer optimizer, Kernel<E> kernel, StateMemory<E> memory, Layout layout)
        where E : struct
    {
        if (optimizer is Optimizer kind) return kind.Stepper(kernel, memory, layout);
        if (memory is StateMemory<float> single) return (Stepper<E>)(object)new PureStepper<float>(optimizer, single, layout);
        if (memory is StateMemory<double> twice) return (Stepper<E>)(object)new PureStepper<double>(optimizer, twice, layout);
        throw NoRule<E>(optimizer);
    }

    private static NotSupportedException NoRule<E>(IOptimizer optimizer) => new($"{optimizer.Name} has no rule that runs on {typeof(E).Name}.");
}
