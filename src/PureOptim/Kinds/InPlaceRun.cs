using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>A run of an optimizer in memory of its own, for one of the element types that parameters have.</summary>
internal sealed class InPlaceRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Layout _layout;
    private readonly ArraySource<T> _gradients = new([]);
    private readonly StepInput<T> _input;
    private readonly Team _team;
    private readonly bool _prepares;

    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The point to go on from.</param>
    /// <param name="team">The threads that share the work.</param>
    /// <param name="evaluate">Evaluates the batch of a step at other parameters; null where that cannot be done.</param>
    /// <param name="workers">The number of threads that may move parameters at a time; by default those of the team.</param>
    internal InPlaceRun(IOptimizer optimizer, Iterate<T> start, Team team, Func<T[], T[]?, Scalar?>? evaluate = null, int? workers = null)
    {
        (_layout, _team) = (start.Parameters.Layout, team);
        Parameters = start.Parameters.Values.ToArray();
        Memory = StateMemory<T>.CopyOf(start.State);
        Stepper = Stepping.Stepper(optimizer, Kernels.Of<T>(), Memory, _layout);
        _prepares = Stepper.Prepares;
        Workers = new Worker<T>[workers ?? team.Threads];
        for (var i = 0; i < Workers.Length; i++) Workers[i] = new();
        _input = new()
        {
            Parameters = new ArraySource<T>(Parameters),
            Gradients = _gradients,
            Length = _layout.Length,
            Team = team,
            Workers = Workers,
            Evaluate = evaluate,
        };
    }

    /// <summary>The parameters.</summary>
    internal T[] Parameters { get; }

    /// <summary>The optimizer's memory.</summary>
    internal StateMemory<T> Memory { get; }

    /// <summary>The optimizer at work.</summary>
    internal Stepper<T> Stepper { get; }

    /// <summary>Memory for each thread.</summary>
    internal Worker<T>[] Workers { get; }

    /// <summary>Takes a step; of a team, the calling thread leads and the others serve.</summary>
    internal void Step(T[] gradients, double? loss = null, T[]? curvatures = null)
    {
        Prepare(gradients, loss, curvatures);
        if (_team.Threads == 1) Stepper.Move(0, Parameters, gradients, Workers[0]);
        else MoveTogether(gradients);
        Stepper.Finish();
    }

    /// <summary>Prepares a step. For an optimizer that is local, the gradient need not be known.</summary>
    internal void Prepare(T[] gradients, double? loss, T[]? curvatures = null)
    {
        if (!_prepares) return;
        _gradients.Values = gradients;
        _input.Loss = loss is { } value ? (Scalar)value : null;
        _input.Curvatures = curvatures is null ? null : new ArraySource<T>(curvatures);
        Stepper.Prepare(_input);
    }

    /// <summary>Moves the parameters of a range by their gradients, on any thread.</summary>
    internal void Move(int start, ReadOnlySpan<T> gradients, int count, int thread) =>
        Stepper.Move(start, Parameters.AsSpan(start, count), gradients, Workers[thread]);

    private void MoveTogether(T[] gradients) => _team.Run(thread =>
    {
        var (start, end) = _team.ShareOf(thread, Parameters.Length);
        Move(start, gradients.AsSpan(start, end - start), end - start, thread);
    });

    /// <summary>A copy of the point of the run that the memory holds.</summary>
    internal Iterate<T> Snapshot() => new(PureOptim.Parameters<T>.Of(_layout, Parameters), StateMemory<T>.Freeze(StateMemory<T>.CopyOf(StateMemory<T>.Freeze(Memory))));

    /// <summary>The point of the run that the memory holds, without a copy: the run must not be used afterwards.</summary>
    internal Iterate<T> Freeze() => new(new(_layout, Parameters), StateMemory<T>.Freeze(Memory));
}
