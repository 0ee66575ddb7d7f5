using System.Text;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// A hyperparameter as a pure function of the step. A plain number converts to a schedule that stays constant, so every hyperparameter of
/// every optimizer may vary with the step. The first step asks for <c>At(0)</c>.
/// </summary>
public abstract record Schedule
{
    /// <summary>A schedule that stays at <paramref name="value"/>.</summary>
    public static implicit operator Schedule(double value) => new Constant(value);

    /// <summary>The value for the step that follows <paramref name="step"/> steps.</summary>
    /// <param name="step">The number of steps taken before; 0 for the first.</param>
    public abstract double At(long step);

    /// <summary>A number that no value of the schedule is below.</summary>
    public abstract double Minimum { get; }

    /// <summary>A number that no value of the schedule is above.</summary>
    public abstract double Maximum { get; }

    /// <summary>
    /// The number of steps that a run must have for everything that the schedule does at a named step to happen in it: every jump, every change from one
    /// schedule to the next, the end of every ramp. 0 where nothing is tied to a step.
    /// </summary>
    public virtual long StepsToComplete => 0;

    /// <summary>The value for the step that follows <paramref name="step"/> steps, to a power.</summary>
    internal virtual double Power(long step, long exponent) => ElementaryFunctions.Power(At(step), exponent);

    /// <summary>1 less that power, which is rounded first.</summary>
    internal virtual double OneMinusPower(long step, long exponent) => 1 - ElementaryFunctions.Power(At(step), exponent);

    /// <summary>The number of steps that a run must have to reach what happens at <paramref name="step"/>.</summary>
    private protected static long StepAfter(long step) => step == long.MaxValue ? step : step + 1;

    /// <summary>Leaves the range out of the text of a record: what it follows from is in there.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>The same value at every step.</summary>
    /// <param name="Value">The value.</param>
    public sealed record Constant(double Value) : Schedule
    {
        /// <summary>Quantities that depend on the value alone, computed on first use, because most constants need none.</summary>
        private Powers? _powers;

        private Powers Powers => _powers is { } powers && powers.AreOf(Value) ? powers : _powers = new(Value);

        /// <inheritdoc/>
        public override double Minimum => Value;

        /// <inheritdoc/>
        public override double Maximum => Value;

        /// <inheritdoc/>
        public override double At(long step) => Value;

        /// <inheritdoc/>
        internal override double Power(long step, long exponent) => Powers.Power(exponent);

        /// <inheritdoc/>
        internal override double OneMinusPower(long step, long exponent) => Powers.OneMinusPower(exponent);

        /// <summary>Whether the other is a constant of the same value.</summary>
        public bool Equals(Constant? other) => other is not null && Value.Equals(other.Value);

        /// <inheritdoc/>
        public override int GetHashCode() => Value.GetHashCode();

        /// <summary>The value.</summary>
        public override string ToString() => Invariant($"{Value:R}");
    }
}
