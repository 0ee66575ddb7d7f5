using System.Numerics;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// The workspace of a model that has none of its own: the first thread calls the model's functions with new vectors, which the model may keep; the
/// optimizer's work is shared among all threads.
/// </summary>
internal sealed class GradientWorkspace<TBatch, T> : IModelWorkspace<TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Piece = 1 << 14;
    private readonly IModel<TBatch, T> _model;
    private readonly Layout _layout;
    private readonly Range[][] _slices;
    private readonly T[] _parameters;
    private Parameters<T>? _gradient;
    private TBatch _batch = default!;
    private T _loss;

    internal GradientWorkspace(IModel<TBatch, T> model, Layout layout, int threads)
    {
        (_model, _layout, _parameters) = (model, layout, new T[layout.Length]);
        var pieces = (layout.Length + Piece - 1) / Piece;
        _slices = [.. Enumerable.Range(0, threads).Select(thread => Pieces(thread * pieces / threads, (thread + 1) * pieces / threads))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Range> SlicesOf(int thread) => _slices[thread];

    /// <inheritdoc/>
    public void Load(int thread, int slice, ReadOnlySpan<T> parameters) => parameters.CopyTo(_parameters.AsSpan(_slices[thread][slice]));

    /// <inheritdoc/>
    public void Begin(TBatch batch) => _batch = batch;

    /// <inheritdoc/>
    public void Differentiate(int thread)
    {
        if (thread > 0) return;
        _gradient = _model.Gradient(Parameters<T>.Of(_layout, _parameters), _batch) ?? throw new InvalidOperationException("The model's gradient is null.");
        if (!ReferenceEquals(_gradient.Layout, _layout)) Guard.SameLayout("gradients", _layout, _gradient.Layout);
    }

    /// <inheritdoc/>
    public void Gradient(int thread, int slice, Span<T> gradient) => _gradient!.Values[_slices[thread][slice]].CopyTo(gradient);

    /// <inheritdoc/>
    public void Evaluate(int thread)
    {
        if (thread == 0) _loss = _model.Loss(Parameters<T>.Of(_layout, _parameters), _batch);
    }

    /// <inheritdoc/>
    public T Loss() => _loss;

    private Range[] Pieces(int first, int end) =>
        [.. Enumerable.Range(first, end - first).Select(piece => (piece * Piece)..int.Min((piece + 1) * Piece, _layout.Length))];
}
