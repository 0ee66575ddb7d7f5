using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// The view that an optimizer has of the step at hand: its number, the values of hyperparameters, the loss where it was asked for. All of it as
/// scalars, so that what is computed from it is also an interval and an expression where a run asks for that.
/// </summary>
public readonly struct StepContext
{
    private readonly StepFacts? _facts;

    /// <summary>A step whose scalars are doubles.</summary>
    /// <param name="steps">The number of steps taken before it.</param>
    public StepContext(long steps) => Steps = steps;

    internal StepContext(long steps, StepFacts? facts) => (Steps, _facts) = (steps, facts);

    /// <summary>t, the number of the step, counted from 1.</summary>
    public Scalar Number => _facts?.System is { } system ? system.Number(Steps + 1) : Steps + 1;

    /// <summary>The loss at the parameters, before the step; for optimizers whose <see cref="IOptimizer.Needs"/> include it.</summary>
    public Scalar Loss => _facts?.Loss ?? throw new InvalidOperationException("The loss is known in a step only to an optimizer whose Needs include it.");

    /// <summary>The number of steps taken before this one.</summary>
    internal long Steps { get; }

    internal StepFacts? Facts => _facts;

    /// <summary>The value of a hyperparameter in this step.</summary>
    /// <param name="schedule">The hyperparameter.</param>
    /// <param name="name">The name of its property; the compiler writes it down.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scalar Of(Schedule schedule, [CallerArgumentExpression(nameof(schedule))] string name = "") =>
        _facts?.System is { } system ? system.OfHyperparameter(schedule.At(Steps), name) : schedule.At(Steps);

    /// <summary>β^t: the value of a hyperparameter in this step to the power of the step's number.</summary>
    /// <inheritdoc cref="Of"/>
    public Scalar Power(Schedule schedule, [CallerArgumentExpression(nameof(schedule))] string name = "") =>
        _facts?.System is null ? schedule.Power(Steps, Steps + 1) : Scalar.Power(Of(schedule, name), Number);

    /// <summary>
    /// 1 - β^t, the power rounded first: the weight of all that a running average which started at 0 has seen, by which it is divided to
    /// correct its bias.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scalar OneMinusPower(Schedule schedule, [CallerArgumentExpression(nameof(schedule))] string name = "") =>
        _facts?.System is null ? schedule.OneMinusPower(Steps, Steps + 1) : 1 - Scalar.Power(Of(schedule, name), Number);

    /// <summary>
    /// A number of the run that the optimizer keeps from step to step, declared as a <see cref="Slot"/> of shape <see cref="SlotShape.Run"/>:
    /// its value before this step.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such slot.</exception>
    public Scalar Kept(string slot) => Memory(slot).Kept(slot);

    /// <summary>Sets the value that a number of the run has after this step, and returns it.</summary>
    /// <inheritdoc cref="Kept"/>
    public Scalar Keep(string slot, Scalar value)
    {
        Memory(slot).Keep(slot, value);
        return value;
    }

    /// <summary>
    /// Leaves the wrapped optimizer out of this step, as where <see cref="Wrapper.InnerSteps"/> is false, because of what the gradient is: for <see cref="Wrapper.Before"/> of a
    /// wrapper that looks at the whole model.
    /// </summary>
    public void LeaveInnerOut() => (_facts ?? throw new InvalidOperationException("There is no wrapped optimizer to leave out.")).IsInnerLeftOut = true;

    /// <summary>
    /// Gives a scalar the name that formulas have for it, as in <c>η_t</c>; the formula then has a line that defines it. It changes no
    /// number.
    /// </summary>
    /// <param name="value">The scalar.</param>
    /// <param name="text">Its name in plain text.</param>
    /// <param name="latex">Its name in LaTeX; the plain text where none is given.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scalar Named(Scalar value, string text, string? latex = null) => _facts?.System is { } system ? system.Named(value, text, latex ?? text) : value;

    private IRunScalars Memory(string slot) => _facts?.Scalars ?? throw new ArgumentException($"There is no number of the run called '{slot}'.", nameof(slot));
}
