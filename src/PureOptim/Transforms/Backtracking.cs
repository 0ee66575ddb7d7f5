using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// A line search for a loss that falls far enough: from a rate somewhat above the last one, the rate is made smaller until it does (Armijo's condition).
/// <code>
/// θ' = θ - a u        f(θ - a u) ≤ f(θ) - c a max(g·u, 0)
/// a = min(ρ a_before, a_max) and then δ a, δ² a, ...    the first that fulfils it
/// </code>
/// where u is the update of the wrapped optimizer.
/// </summary>
/// <remarks>
/// <para>
/// It costs an evaluation of the loss for each rate that is looked at, at most n, and keeps the last of them, from 1 on. Where none fulfils the condition the parameters stay, so that the loss never
/// rises, not by a bit; <see cref="MayRise"/> is Optax's way. A loss that is no number counts as infinite.
/// </para>
/// <para>
/// As Optax's <c>scale_by_backtracking_linesearch</c> without its tolerances, whose <c>max_backtracking_steps</c> is n - 1 and has no default, and which lets the loss rise on an update that leads up.
/// The rate at which the wrapped optimizer was to go multiplies a: mostly it should be 1.
/// </para>
/// <para>
/// Source: L. Armijo, "Minimization of functions having Lipschitz continuous first partial derivatives", Pacific Journal of Mathematics 16, 1966; S. Vaswani et al., "Painless Stochastic
/// Gradient", NeurIPS 2019, for a rate that grows between steps.
/// </para>
/// </remarks>
/// <param name="Wrapped">The optimizer whose updates are directions.</param>
public sealed record Backtracking(IOptimizer Wrapped) : LineSearch(Wrapped)
{
    /// <summary>The largest number n of rates that are looked at in a step, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    [Hyperparameter("n", "n", Bounds.AtLeastOne)]
    public int Most { get; init => field = Checked(value); } = 16;

    /// <summary>The share c of the slope by which the loss must fall, from 0 to 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    [Hyperparameter("c", "c", Bounds.UnitInterval, Source = "Optax")]
    public Schedule Decrease { get; init => field = Checked(value); } = 1e-4;

    /// <summary>The factor δ between two rates of a step, from 0 to 1, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    [Hyperparameter("δ", @"\delta", Bounds.UnitInterval, Source = "Optax")]
    public Schedule Shrinkage { get; init => field = Checked(value); } = 0.8;

    /// <summary>The factor ρ from the last rate of a step to the first of the next, at least 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    [Hyperparameter("ρ", @"\rho", Bounds.NonNegative, Source = "Optax")]
    public Schedule Growth { get; init => field = Checked(value); } = 1.5;

    /// <summary>The largest rate a_max, above 0, without unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or not finite.</exception>
    [Hyperparameter("a_max", @"a_{\max}", Bounds.Positive, Source = "Optax")]
    public Schedule Largest { get; init => field = Checked(value); } = 1;

    /// <summary>Whether the last rate is gone all the same where none fulfils the condition, unless the loss there is infinite, as in Optax. Otherwise the parameters stay.</summary>
    public bool MayRise { get; init; }

    /// <inheritdoc/>
    protected internal override double Search(Line line, StepContext t)
    {
        var (fall, shrinkage) = (t.Of(Decrease).Value * double.Min(line.Start.Slope, 0), t.Of(Shrinkage).Value);
        var rate = double.Min(t.Of(Growth).Value * t.Kept(Rate).Value, t.Of(Largest).Value);
        var loss = double.PositiveInfinity;
        for (var looked = 0; looked < Most; looked++)
        {
            if (looked > 0) rate *= shrinkage;
            loss = line.LossAt(rate);
            if (!(loss - line.Start.Loss <= rate * fall)) continue;
            t.Keep(Rate, rate);
            return rate;
        }

        t.Keep(Rate, rate);
        return MayRise && double.IsFinite(loss) ? rate : 0;
    }
}
