using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// Logistic regression: the mean log-loss of a linear classifier on given data, in nats, with an optional quadratic penalty.
/// <code>
/// 1/n Σ log(1 + exp(-s_i ⟨w, x_i⟩)) + λ/2 ⟨w, w⟩        s_i = 1 for label 1, -1 for label 0
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// There is no intercept of its own: a feature that is always 1 makes one, which is penalised as the others. The loss is convex; without
/// penalty it has a minimum only if no plane separates the labels.
/// </para>
/// <para>log(1 + exp u) is computed as max(u, 0) + log(1 + exp(-|u|)), which never overflows.</para>
/// </remarks>
public sealed record LogisticRegression : Objective
{
    private readonly ImmutableArray<Minimum> _minima;

    /// <summary>The loss on the given samples.</summary>
    /// <param name="features">x: one row for each sample, row after row; finite.</param>
    /// <param name="labels">One label for each sample: 0 or 1.</param>
    /// <param name="minima">The minima, where they are known.</param>
    /// <exception cref="ArgumentException">The rows do not fit the labels, a label is not 0 or 1, or a feature is not finite.</exception>
    public LogisticRegression(Parameters<double> features, Parameters<double> labels, params ImmutableArray<Minimum> minima)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length == 0 || features.Length == 0 || features.Length % labels.Length != 0)
            throw new ArgumentException(Invariant($"{features.Length} features do not make equal rows for {labels.Length} labels."), nameof(features));
        foreach (var feature in features) Argument.Finite(feature, nameof(features));
        foreach (var label in labels)
        {
            if (label is not (0 or 1)) throw Argument.OutOfRange(nameof(labels), label, "0 or 1");
        }

        (Features, Labels, _minima) = (features, labels, minima);
    }

    /// <summary>x: one row for each sample, row after row.</summary>
    public Parameters<double> Features { get; }

    /// <summary>The label of each sample: 0 or 1.</summary>
    public Parameters<double> Labels { get; }

    /// <summary>λ, the weight of the penalty: finite and at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Penalty { get; init => field = Argument.NonNegative(value); }

    /// <inheritdoc/>
    public override string Source =>
        "D. R. Cox, The Regression Analysis of Binary Sequences, Journal of the Royal Statistical Society B 20, 1958";

    /// <inheritdoc/>
    public override int Dimension => Features.Length / Labels.Length;

    /// <inheritdoc/>
    public override Parameters<double> Start => Parameters<double>.Filled(Layout.Vector(Dimension), 0);

    /// <summary>The minima given with the data; none once there is a penalty, which moves them.</summary>
    public override ImmutableArray<Minimum> Minima => Penalty == 0 ? _minima : [];

    /// <summary>Whether data and penalty are the same, bit for bit.</summary>
    public bool Equals(LogisticRegression? other) =>
        other is not null && Features.Equals(other.Features) && Labels.Equals(other.Labels) && Penalty.Equals(other.Penalty);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Features, Labels, Penalty);

    /// <summary>As in <c>LogisticRegression(100 samples of 5 features, penalty 0.1)</c>.</summary>
    public override string ToString() => Invariant($"LogisticRegression({Counted.Of(Labels.Length, "sample")} of {Counted.Of(Dimension, "feature")}, penalty {Penalty:R})");

    /// <inheritdoc/>
    protected override R Evaluate<R>(ReadOnlySpan<R> x)
    {
        R losses = 0.0;
        for (var sample = 0; sample < Labels.Length; sample++)
        {
            R score = 0.0;
            for (var i = 0; i < x.Length; i++) score += Features[sample * x.Length + i] * x[i];
            losses += SoftPlus(Labels[sample] == 1 ? -score : score);
        }

        R squares = 0.0;
        foreach (var weight in x) squares += weight * weight;
        return losses / Labels.Length + Penalty / 2 * squares;
    }

    private static R SoftPlus<R>(R value)
        where R : struct, IElementary<R> => R.Max(value, 0.0) + R.Log(1.0 + R.Exp(-R.Abs(value)));
}
