using PureOptim.Core;

namespace PureOptim;

/// <summary>A line search for a rate that fulfils Wolfe's strong conditions: the loss falls by a share of the slope, and a share of the slope is left at most.</summary>
public abstract record WolfeSearch : LineSearch
{
    /// <summary>A search with its type's default of the number of rates.</summary>
    private protected WolfeSearch(IOptimizer wrapped, int most)
        : base(wrapped) => Most = most;

    /// <summary>The largest number n of rates that are looked at in a step, at least 1; <see cref="StrongWolfe"/> does not count the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("n", "n", Bounds.AtLeastOne)]
    public int Most { get; init => field = Checked(value); }

    /// <summary>The share c₁ of the slope by which the loss must fall, from 0 to 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    [Hyperparameter("c₁", "c_1", Bounds.UnitInterval)]
    public Schedule Decrease { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The share c₂ of the slope that may be left, at least 0, without unit; above c₁, for there to be such a rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("c₂", "c_2", Bounds.NonNegative)]
    public Schedule Curvature { get; init => field = Checked(value); } = 0.9;
}
