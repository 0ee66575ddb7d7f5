using System.Diagnostics;
using System.Numerics;

namespace PureOptim.Benchmarks;

/// <summary>A model whose workspace measures how long each of its members takes, on one thread.</summary>
/// <param name="model">The model.</param>
internal sealed class TimedModel<TBatch, T>(IModel<TBatch, T> model) : IModel<TBatch, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, long> _ticks = [];

    /// <inheritdoc/>
    public Layout? Layout => model.Layout;

    /// <inheritdoc/>
    public Needs Gives => model.Gives;

    /// <inheritdoc/>
    public T Loss(Parameters<T> parameters, TBatch batch) => model.Loss(parameters, batch);

    /// <inheritdoc/>
    public Parameters<T> Gradient(Parameters<T> parameters, TBatch batch) => model.Gradient(parameters, batch);

    /// <inheritdoc/>
    public IModelWorkspace<TBatch, T> CreateWorkspace(Layout layout, int threads) => new TimedWorkspace(model.CreateWorkspace(layout, threads), _ticks);

    /// <summary>The seconds in a member since the last time that was asked.</summary>
    internal double TakeSeconds(string member) => _ticks.Remove(member, out var ticks) ? (double)ticks / Stopwatch.Frequency : 0;

    private sealed class TimedWorkspace(IModelWorkspace<TBatch, T> workspace, Dictionary<string, long> ticks) : IModelWorkspace<TBatch, T>
    {
        public IReadOnlyList<Range> SlicesOf(int thread) => workspace.SlicesOf(thread);

        public void Load(int thread, int slice, ReadOnlySpan<T> parameters)
        {
            var start = Stopwatch.GetTimestamp();
            workspace.Load(thread, slice, parameters);
            Add(nameof(Load), start);
        }

        public void Begin(TBatch batch) => workspace.Begin(batch);

        public void Differentiate(int thread)
        {
            var start = Stopwatch.GetTimestamp();
            workspace.Differentiate(thread);
            Add(nameof(Differentiate), start);
        }

        public void Gradient(int thread, int slice, Span<T> gradient)
        {
            var start = Stopwatch.GetTimestamp();
            workspace.Gradient(thread, slice, gradient);
            Add(nameof(Gradient), start);
        }

        public void Evaluate(int thread)
        {
            var start = Stopwatch.GetTimestamp();
            workspace.Evaluate(thread);
            Add(nameof(Evaluate), start);
        }

        public T Loss() => workspace.Loss();

        private void Add(string member, long start) => ticks[member] = ticks.GetValueOrDefault(member) + Stopwatch.GetTimestamp() - start;
    }
}
