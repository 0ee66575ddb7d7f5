namespace PureOptim.Experiments.Parity;

/// <summary>How close a case must come.</summary>
/// <param name="Unit">What its distances are measured in.</param>
/// <param name="Limit">The largest distance that is near enough.</param>
/// <param name="SameBits">Whether every bit must be the same, so that 0.0 and -0.0 differ too.</param>
internal sealed record Tolerance(DistanceUnit Unit, double Limit, bool SameBits = false)
{
    /// <summary>Every number has the same bits.</summary>
    internal static Tolerance Bits { get; } = new(DistanceUnit.Ulp, 0, SameBits: true);

    /// <summary>So many units in the last place of the largest magnitude that a coordinate has had.</summary>
    internal static Tolerance Ulps(double limit) => new(DistanceUnit.Ulp, limit);

    /// <summary>So large a part of the recorded number.</summary>
    internal static Tolerance Relative(double limit) => new(DistanceUnit.Relative, limit);

    /// <summary>Whether the worst deviation, null for none, is within.</summary>
    internal bool Admits(Deviation? worst) => worst is null || (!SameBits && worst.Distance <= Limit);

    /// <summary>The limit in words.</summary>
    public override string ToString() =>
        SameBits ? "bit for bit" : Unit == DistanceUnit.Ulp ? $"{Deviation.Show(Limit)} ulp" : $"{Deviation.Show(Limit)} relative";
}
