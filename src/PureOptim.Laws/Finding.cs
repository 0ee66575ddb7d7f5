namespace PureOptim.Laws;

/// <summary>What one case says about a law.</summary>
public readonly record struct Finding
{
    private Finding(bool isBroken, string? difference, double bound) => (IsBroken, Difference, Bound) = (isBroken, difference, bound);

    /// <summary>Whether the case is a counterexample.</summary>
    public bool IsBroken { get; }

    /// <summary>Where the case is a counterexample: what differs, in one line.</summary>
    public string? Difference { get; }

    /// <summary>The certified rounding bound within which the case holds, relative to the largest number compared; 0 where it holds exactly.</summary>
    public double Bound { get; }

    /// <summary>The case holds exactly.</summary>
    public static Finding Exact { get; } = new(false, null, 0);

    /// <summary>The case holds within a bound.</summary>
    public static Finding Within(double bound) => new(false, null, bound);

    /// <summary>The case is a counterexample.</summary>
    public static Finding Broken(string difference) => new(true, difference, 0);

    /// <summary>Broken with the words given where the condition fails.</summary>
    public static Finding That(bool condition, Func<string> difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return condition ? Exact : Broken(difference());
    }

    /// <summary>This finding, or the next one where this is no counterexample; the wider of the two bounds.</summary>
    public Finding And(Func<Finding> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (IsBroken) return this;
        var other = next();
        return other.IsBroken ? other : Within(double.Max(Bound, other.Bound));
    }
}
