using PureOptim.Networks;

namespace PureOptim.Tests.Training;

/// <summary>Nothing is refused by its name, at once and not only when a path is walked.</summary>
public sealed class NullArgumentTests
{
    private static readonly Sgd _sgd = new();
    private static readonly Iterate<double> _start = _sgd.Start<double>([1.0]);
    private static readonly Network _network = Network.Of(Activation.Relu, 2, 2);
    private static readonly Iterate<float> _networkStart = _sgd.Start(Parameters<float>.Filled(_network.Layout, 0));
    private static readonly Batch<float>[] _batches = [];
    private static readonly double[] _noBatches = [];
    private static readonly IModel<double, double> _model = Model.Of<double, double>((parameters, _) => parameters);

    private static readonly (string Name, Func<object?> Call)[] _calls =
    [
        ("parameters", () => Digest.Of<double>(null!)),
        ("tensors", () => Layout.Of(null!)),
        ("layout", () => Parameters<double>.Of(null!, 1)),
        ("layout", () => Parameters<double>.Filled(null!, 1)),
        ("layout", () => Parameters<double>.Create(null!, _ => { })),
        ("fill", () => Parameters<double>.Create(Layout.Vector(1), null!)),
        ("optimizer", () => Formula.Of(null!)),
        ("parameters", () => _sgd.Init<double>(null!)),
        ("optimizer", () => new OptimizerState<double>(null!, 0, [], [])),
        ("digest", () => Call(() => _start.State.AddTo(null!))),
        ("optimizer", () => OptimizerTraining.Start(null!, _start.Parameters)),
        ("optimizer", () => OptimizerTraining.Fold(null!, _start, [])),
        ("gradients", () => _sgd.Fold(_start, (IEnumerable<Parameters<double>>)null!)),
        ("gradients", () => _sgd.Fold(_start, [null!])),
        ("optimizer", () => OptimizerTraining.Scan(null!, Objective.Valley, _start)),
        ("objective", () => _sgd.Scan(null!, _start)),
        ("batches", () => ((double[])null!).Scan(_sgd, _start, _model)),
        ("optimizer", () => _noBatches.Scan(null!, _start, _model)),
        ("model", () => _noBatches.Scan(_sgd, _start, null!)),
        ("gradient", () => Model.Of<double, double>(null!)),
        ("objective", () => Model.Of<double>(null!)),
        ("batches", () => ((Batch<float>[])null!).Fold(_sgd, _networkStart, _network)),
        ("optimizer", () => _batches.Fold(null!, _networkStart, _network)),
        ("model", () => _batches.Fold(_sgd, _networkStart, (IModel<Batch<float>, float>)null!)),
        ("runs", () => ParallelRuns.Run<int, int>(null!, 1, (run, _) => [run])),
        ("points", () => ParallelRuns.Run<int, int>([1], 1, null!)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, _calls.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Nothing_is_refused_by_name(int number) =>
        Assert.Equal(_calls[number].Name, Assert.Throws<ArgumentNullException>(() => _calls[number].Call()).ParamName);

    [Fact]
    public void Less_than_one_thread_is_refused()
    {
        Assert.Equal("threads", Assert.Throws<ArgumentOutOfRangeException>(() => _batches.Fold(_sgd, _networkStart, _network, threads: 0)).ParamName);
        Assert.Equal("threads", Assert.Throws<ArgumentOutOfRangeException>(() => ParallelRuns.Run<int, int>([1], 0, (run, _) => [run])).ParamName);
    }

    private static object? Call(Action action)
    {
        action();
        return null;
    }
}
