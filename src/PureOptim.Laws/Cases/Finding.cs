namespace PureOptim.Laws;

/// <summary>The finding of one case about a law.</summary>
public readonly record struct Finding
{
    private Finding(string? difference, double bound, bool isVacuous) => (Difference, Bound, IsVacuous) = (difference, bound, isVacuous);

    /// <summary>Whether the case is a counterexample.</summary>
    public bool IsBroken => Difference is not null;

    /// <summary>Whether the case says nothing: no step, no coordinate, an underflow, or rounding bounds too wide to tell right from wrong.</summary>
    public bool IsVacuous { get; }

    /// <summary>The difference in a counterexample, in one line.</summary>
    public string? Difference { get; }

    /// <summary>The certified rounding bound within which the case holds, relative to the largest number compared; 0 where it holds exactly.</summary>
    public double Bound { get; }

    /// <summary>The case holds exactly.</summary>
    public static Finding Exact { get; } = new(null, 0, false);

    /// <summary>The case says nothing about the law.</summary>
    public static Finding Vacuous { get; } = new(null, 0, true);

    /// <summary>The case holds within a bound.</summary>
    public static Finding Within(double bound) => new(null, bound, false);

    /// <summary>The case is a counterexample.</summary>
    public static Finding Broken(string difference) => new(difference, 0, false);

    /// <summary>Broken with the words given where the condition fails.</summary>
    public static Finding That(bool condition, Func<string> difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return condition ? Exact : Broken(difference());
    }

    /// <summary>The difference, or how the case holds.</summary>
    public override string ToString() => Difference ?? (IsVacuous ? "says nothing" : Bound == 0 ? "holds exactly" : $"holds within {BoundText.Of(Bound)}");

    /// <summary>
    /// This finding, or the next one where this is no counterexample; the wider of the two bounds. One that says nothing leaves it to the other.
    /// </summary>
    public Finding And(Func<Finding> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (IsBroken) return this;
        var other = next();
        return other.IsBroken || IsVacuous ? other
            : other.IsVacuous ? this
            : Within(double.Max(Bound, other.Bound));
    }
}
