using System.Collections.Concurrent;

namespace PureOptim.Tests.Training;

/// <summary>The team of threads of a fold, watched by a model that is nothing but the slope of a plane.</summary>
public sealed class ModelFoldTests
{
    private static readonly Parameters<double> _start = [1.0, 2.0, 3.0, 4.0];

    [Fact]
    public void Each_thread_computes_its_own_stretches_of_every_step()
    {
        for (var threads = 1; threads <= 6; threads++)
        {
            var model = new Plane();
            var end = new[] { 1.0, 10.0 }.Fold(new Sgd { LearningRate = 1 }, _start, model, threads);

            // On the slopes 1 and 10 a rate of 1 goes down by 11.
            Assert.Equal([-10, -9, -8, -7], end.Parameters);
            Assert.Equal(threads, model.Threads.Count);
            Assert.Equal(0, model.Evaluations); // Nobody asks for the loss.
        }
    }

    [Fact]
    public void The_helpers_say_what_they_are_keep_no_process_alive_and_have_ended_with_the_fold()
    {
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var model = new Plane();
            new[] { 1.0, 2.0 }.Fold(new Sgd(), _start, model, threads: 3);
            Thread[] helpers = [.. model.Threads.Where(thread => thread != Thread.CurrentThread)];
            Assert.Equal(["fold 1", "fold 2"], helpers.Select(helper => helper.Name).Order(StringComparer.Ordinal));
            Assert.All(helpers, helper => Assert.Equal(ThreadState.Stopped, helper.ThreadState & ThreadState.Stopped));
            Assert.True(model.AllInTheBackground);
        }
    }

    public static TheoryData<string> Members =>
        [nameof(Plane.Load), nameof(Plane.Begin), nameof(Plane.Differentiate), nameof(Plane.Gradient), nameof(Plane.Evaluate), nameof(Plane.Loss)];

    /// <summary>The first batch succeeds, so one step is reported; after the second fails, the model is not called again.</summary>
    [Theory, MemberData(nameof(Members))]
    public void What_the_model_throws_on_any_thread_ends_the_fold(string member)
    {
        foreach (var (thread, threads) in new[] { (0, 1), (0, 3), (2, 3) })
        {
            if (thread > 0 && member is nameof(Plane.Begin) or nameof(Plane.Loss)) continue; // One thread's.
            var model = new Plane { FailsIn = member, FailsOn = thread };
            var steps = new List<long>();
            var failure = Assert.Throws<InvalidOperationException>(() => new[] { 1.0, 2.0, 3.0 }.Fold(
                new Sgd(), _start, model, threads, step => steps.Add(step.Step)));
            Assert.Equal($"{member} on {thread}", failure.Message);
            Assert.Equal([1L], steps);
            Assert.Equal(2, model.Begun);
            // Beside a share of the loss that fails another may be done or not, as threads have it.
            if (threads > 1 && member != nameof(Plane.Evaluate)) Assert.Equal(member == nameof(Plane.Loss) ? 2 : 1, model.EvaluationsOfAnother);
        }
    }

    [Fact]
    public void A_failure_before_the_first_batch_is_thrown_and_no_batch_begun()
    {
        var model = new Plane { FailsIn = nameof(Plane.Load), FailsOn = 1, FailsAt = 0 };
        Assert.Equal("Load on 1", Assert.Throws<InvalidOperationException>(() => new[] { 1.0 }.Fold(new Sgd(), _start, model, threads: 2)).Message);
        Assert.Equal(0, model.Begun);
    }

    [Fact]
    public void Cancelled_before_it_starts_a_fold_begins_no_batch()
    {
        foreach (IOptimizer optimizer in (IOptimizer[])[new Sgd(), new Wrapped(new Sgd())])
        {
            var model = new Plane();
            Assert.Throws<OperationCanceledException>(() => new[] { 1.0 }.Fold(optimizer, _start, model, cancellation: new CancellationToken(canceled: true)));
            Assert.Equal(0, model.Begun);
        }
    }

    [Fact]
    public void An_optimizer_that_cannot_step_in_place_is_told_of_in_the_same_way()
    {
        var (inPlace, stepped) = (new List<TrainingStep<double>>(), new List<TrainingStep<double>>());
        double[] batches = [1, 2, 3];
        for (var threads = 1; threads <= 2; threads++)
        {
            (inPlace, stepped) = ([], []);
            var end = batches.Fold(new Momentum(), _start, new Plane(), threads, inPlace.Add);
            Assert.Equal(end, batches.Fold(new Wrapped(new Momentum()), _start, new Plane(), threads, stepped.Add));
            Assert.Equal(inPlace, stepped);
            Assert.Equal([1, 2, 3], stepped.Select(step => step.Step));
        }
    }

    /// <summary>A thousand steps of 1 down the slope.</summary>
    [Theory, InlineData(1), InlineData(2)]
    public void A_long_fold_has_all_its_steps(int threads) =>
        Assert.Equal([-999, -998, -997, -996], Enumerable.Repeat(1.0, 1000).Fold(new Sgd { LearningRate = 1 }, _start, new Plane(), threads).Parameters);

    /// <summary>The loss batch · (θ1 + θ2 + ...), whose gradient is the batch everywhere; it fails on request.</summary>
    private sealed class Plane : IModel<double, double>, IModelWorkspace<double, double>
    {
        private readonly ConcurrentDictionary<Thread, bool> _threads = [];
        private readonly ConcurrentBag<int> _evaluations = [];
        private readonly double[] _parameters = new double[_start.Length];
        private double _batch;
        private int _sharing;

        public Layout Layout => _start.Layout;

        public Needs Gives => Needs.Loss | Needs.OtherPoints;

        internal string FailsIn { get; init; } = "";

        internal int FailsOn { get; init; }

        /// <summary>The batch during which it fails: the second, unless configured otherwise.</summary>
        internal int FailsAt { get; init; } = 2;

        internal int Begun { get; private set; }

        internal ICollection<Thread> Threads => _threads.Keys;

        internal bool AllInTheBackground => _threads.All(pair => pair.Value);

        /// <summary>The number of times that a thread has done its share of the loss.</summary>
        internal int Evaluations => _evaluations.Count;

        /// <summary>The same number of the thread that never fails.</summary>
        internal int EvaluationsOfAnother => _evaluations.Count(thread => thread == 1);

        public IModelWorkspace<double, double> CreateWorkspace(Layout layout, int threads)
        {
            _sharing = threads;
            return this;
        }

        public double Loss(Parameters<double> parameters, double batch) => batch * parameters.Values.ToArray().Sum();

        public Parameters<double> Gradient(Parameters<double> parameters, double batch) => Parameters<double>.Filled(Layout, batch);

        public IReadOnlyList<Range> SlicesOf(int thread) =>
            [.. Enumerable.Range(0, _start.Length).Where(i => i % _sharing == thread).Select(i => i..(i + 1))];

        public void Load(int thread, int slice, ReadOnlySpan<double> parameters)
        {
            // The memory loaded before the first batch belongs to none.
            Fail(nameof(Load), thread);
            parameters.CopyTo(_parameters.AsSpan(SlicesOf(thread)[slice]));
        }

        public void Begin(double batch)
        {
            Begun++;
            _batch = batch;
            Fail(nameof(Begin), 0);
        }

        public void Differentiate(int thread)
        {
            _threads.TryAdd(Thread.CurrentThread, thread == 0 || Thread.CurrentThread.IsBackground);
            Fail(nameof(Differentiate), thread);
        }

        public void Gradient(int thread, int slice, Span<double> gradient)
        {
            Fail(nameof(Gradient), thread);
            gradient.Fill(_batch);
        }

        public void Evaluate(int thread)
        {
            Fail(nameof(Evaluate), thread);
            _evaluations.Add(thread);
        }

        public double Loss()
        {
            Fail(nameof(Loss), 0);
            return _batch * _parameters.Sum();
        }

        private void Fail(string member, int thread)
        {
            if (member == FailsIn && thread == FailsOn && Begun == FailsAt) throw new InvalidOperationException($"{member} on {thread}");
        }
    }
}
