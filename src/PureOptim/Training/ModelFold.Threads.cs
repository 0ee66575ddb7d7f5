using System.Runtime.ExceptionServices;

namespace PureOptim;

/// <content>The fold on several threads: they meet between the parts of a step, and a failure of one ends it for all.</content>
internal sealed partial class ModelFold<TBatch, T>
{
    private ExceptionDispatchInfo? _failure;
    private bool _started, _finished, _proceeds;

    private void RunTogether()
    {
        (_started, _finished) = (false, false);
        var helpers = new Thread[_threads - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            var thread = i + 1;
            helpers[i] = new Thread(() => Run(thread)) { IsBackground = true, Name = Invariant($"fold {thread}") };
            helpers[i].Start();
        }

        Run(0);
        foreach (var helper in helpers) helper.Join();
        _failure?.Throw();
    }

    private void Run(int thread)
    {
        var memory = MemoryFor(_slices[thread]);
        // Delegates made once: the loop itself allocates nothing.
        Action start = () => Attempt(Start), loss = () => Attempt(TakeLoss), proceed = () => _proceeds = _failure is null, finish = Finish;
        Action differentiate = () => _model.Differentiate(thread), evaluate = () => _model.Evaluate(thread);
        Action move = () => Move(thread, memory), gather = () => Gather(thread), moveGathered = () => MoveGathered(thread);
        Action prepare = () => _run.Prepare(_gradient, _loss, Curvature());
        Attempt(() => Load(thread));
        for (_barrier.Wait(thread, start); !_finished; _barrier.Wait(thread, start))
        {
            if (_needsLoss)
            {
                Attempt(evaluate);
                _barrier.Wait(thread, loss);
            }

            Attempt(differentiate);
            _barrier.Wait(thread, proceed);
            if (_proceeds && _isLocal) Attempt(move);
            else if (_proceeds) TakeTogether(thread, gather, proceed, prepare, moveGathered);
            _barrier.Wait(thread, finish);
            if (_failure is null && _observer is not null) Attempt(evaluate);
        }
    }

    /// <summary>One step of an optimizer that looks at more than a coordinate at a time: the first thread leads, the others do their shares.</summary>
    private void TakeTogether(int thread, Action gather, Action proceed, Action prepare, Action moveGathered)
    {
        Attempt(gather);
        _barrier.Wait(thread, proceed);
        if (!_proceeds) return;
        if (thread == 0)
        {
            Attempt(prepare);
            _team.Dismiss();
        }
        else
        {
            _team.Serve(thread);
        }

        _barrier.Wait(thread, proceed);
        if (_proceeds) Attempt(moveGathered);
    }

    private void Finish()
    {
        if (_failure is null) Attempt(_run.Stepper.Finish);
    }

    /// <summary>Tells the observer about the step that is over, and takes the next batch.</summary>
    private void Start()
    {
        _finished = true;
        if (_failure is not null) return;
        if (_started) _observer?.Invoke(new(Step, _model.Loss()));
        _finished = !Begin();
        _started = true;
    }

    /// <summary>A failure of one thread ends the fold for all at the next meeting.</summary>
    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }
}
