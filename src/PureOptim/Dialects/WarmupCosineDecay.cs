namespace PureOptim.Dialects;

/// <summary>One cycle of <see cref="Optax.SgdrSchedule"/>, as its dictionary of arguments.</summary>
/// <param name="InitValue">The value at the beginning of the cycle.</param>
/// <param name="PeakValue">The value after the warm-up.</param>
/// <param name="WarmupSteps">The steps of the warm-up.</param>
/// <param name="DecaySteps">The steps of the cycle, the warm-up included.</param>
/// <param name="EndValue">The value at the end.</param>
/// <param name="Exponent">The exponent of the cosine.</param>
public sealed record WarmupCosineDecay(double InitValue, double PeakValue, long WarmupSteps, long DecaySteps, double EndValue = 0, double Exponent = 1)
{
    /// <summary>As in <c>0 to 0.1 in 5, to 0 in 50</c>.</summary>
    public override string ToString() => Invariant($"{InitValue:R} to {PeakValue:R} in {WarmupSteps}, to {EndValue:R} in {DecaySteps}{(Exponent == 1 ? "" : Invariant($", to the power {Exponent:R}"))}");
}
