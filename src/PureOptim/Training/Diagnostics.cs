using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>Looking at training while it goes on: every step with its lengths, and the loss at one learning rate after another.</summary>
public static class Diagnostics
{
    /// <summary>
    /// The steps of training, each with what can be seen of it: the points have the bits of
    /// <see cref="ModelTraining.Scan{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, IModel{TBatch, T}, long, int, Action{TrainingStep{T}}?, CancellationToken)"/>.
    /// Each step makes new vectors.
    /// </summary>
    /// <param name="batches">The batches, one for each step; each is asked for when the step before is over.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="start">The parameters to start from; the optimizer starts from its first state.</param>
    /// <param name="model">The gradient, and the loss where the optimizer needs it.</param>
    /// <exception cref="ArgumentException">A layout differs, a batch does not fit the model, or the optimizer needs what the model does not give; the message names both.</exception>
    public static IEnumerable<StepDiagnostics<T>> ScanDiagnostics<TBatch, T>(
        this IEnumerable<TBatch> batches, IOptimizer optimizer, Parameters<T> start, IModel<TBatch, T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batches.ScanDiagnostics(optimizer, optimizer.Start(start), model);

    /// <summary>The steps of training from a point of a run on, each with what can be seen of it.</summary>
    /// <inheritdoc cref="ScanDiagnostics{TBatch, T}(IEnumerable{TBatch}, IOptimizer, Parameters{T}, IModel{TBatch, T})"/>
    public static IEnumerable<StepDiagnostics<T>> ScanDiagnostics<TBatch, T>(
        this IEnumerable<TBatch> batches, IOptimizer optimizer, Iterate<T> start, IModel<TBatch, T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batches);
        ModelTraining.Check(optimizer, start, model);
        return Steps();

        IEnumerable<StepDiagnostics<T>> Steps()
        {
            var at = start;
            foreach (var batch in batches)
            {
                var evaluation = Evaluate(at.Parameters, batch);
                var next = optimizer.Step(at.State, at.Parameters, evaluation);
                yield return Of(at.Parameters, evaluation.Gradient, next);
                at = next;
            }
        }

        Evaluation<T> Evaluate(Parameters<T> parameters, TBatch batch) => new(
            model.Gradient(parameters, batch),
            optimizer.Needs.HasFlag(Needs.Loss) ? double.CreateTruncating(model.Loss(parameters, batch)) : null,
            optimizer.Needs.HasFlag(Needs.OtherPoints) ? point => Evaluate(point, batch) : null,
            optimizer.Needs.HasFlag(Needs.Curvature) ? model.Curvature(parameters, batch) : null);
    }

    /// <summary>
    /// A learning-rate range test: training at a rate that grows with every step, with the loss after each. The rate to take is some way below the one at
    /// which the loss is lowest (L. N. Smith, Cyclical learning rates for training neural networks, WACV 2017).
    /// </summary>
    /// <param name="batches">The batches, one for each rate.</param>
    /// <param name="optimizer">The optimizer at a rate: <c>rate => new Adam { LearningRate = rate }</c>, or a wrapper around it. All have states of one form.</param>
    /// <param name="start">The parameters to start from.</param>
    /// <param name="model">The gradient and the loss.</param>
    /// <param name="rates">The rates, in order: <c>Diagnostics.Rates(1e-6, 1, 100)</c>.</param>
    /// <exception cref="ArgumentException">The model gives no loss, or what a scan refuses.</exception>
    public static IEnumerable<(double Rate, double Loss)> RangeTest<TBatch, T>(
        this IEnumerable<TBatch> batches, Func<double, IOptimizer> optimizer, Parameters<T> start, IModel<TBatch, T> model, IEnumerable<double> rates)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Gives.HasFlag(Needs.Loss)) throw new ArgumentException("A range test looks at losses, and the model gives none.", nameof(model));
        return Steps();

        IEnumerable<(double Rate, double Loss)> Steps()
        {
            Iterate<T>? at = null;
            foreach (var (batch, rate) in batches.Zip(rates))
            {
                var loss = double.NaN;
                var now = optimizer(rate);
                at = new[] { batch }.Fold(now, at ?? now.Start(start), model, observer: step => loss = double.CreateTruncating(step.Loss));
                yield return (rate, loss);
            }
        }
    }

    /// <summary>Rates from one to another, each the same factor from the one before: e^(ln from + i (ln to - ln from) / (count - 1)).</summary>
    /// <param name="from">The first, above 0.</param>
    /// <param name="to">The last, above 0.</param>
    /// <param name="count">The number of rates, at least 2.</param>
    public static ImmutableArray<double> Rates(double from, double to, int count)
    {
        Argument.Positive(from);
        Argument.Positive(to);
        Argument.AtLeast(count, 2);
        var (first, last) = (ElementaryFunctions.Log(from), ElementaryFunctions.Log(to));
        return [.. Enumerable.Range(0, count).Select(i => i == 0 ? from : i == count - 1 ? to : ElementaryFunctions.Exp(first + i * (last - first) / (count - 1)))];
    }

    /// <summary>The length of a vector.</summary>
    internal static double Norm<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
            ? Reduction.Norm(MemoryMarshal.Cast<T, float>(values))
            : Reduction.Norm(MemoryMarshal.Cast<T, double>(values));

    private static StepDiagnostics<T> Of<T>(Parameters<T> before, Parameters<T> gradient, Iterate<T> after)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var update = new T[before.Length];
        for (var i = 0; i < update.Length; i++) update[i] = before[i] - after.Parameters[i];
        return new(after, Norm(gradient.Values), Norm<T>(update), [.. before.Layout.Entries.Select(entry => new TensorDiagnostics(
            entry.Name, Norm(gradient.Values.Slice(entry.Offset, entry.Length)), Norm<T>(update.AsSpan(entry.Offset, entry.Length))))]);
    }
}
