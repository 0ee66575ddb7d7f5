namespace PureOptim.Tests.Training;

public sealed class BatchTrainingTests
{
    private static readonly double[] _batches = [.. Enumerable.Range(0, 40).Select(i => (i * 7 % 11) - 5.0)];

    private static readonly Parameters<double> _start = [1.0, -2.0, 0.5];

    [Fact]
    public void A_fold_is_as_many_single_steps()
    {
        var adam = new Adam();
        var (parameters, state) = adam.Start(_start);
        foreach (var batch in _batches) (parameters, state) = adam.Step(state, parameters, Gradient(parameters, batch));
        Assert.Equal(new(parameters, state), _batches.Fold(adam, _start, Gradient));
    }

    [Fact]
    public void A_fold_over_two_lists_is_one_fold_after_the_other()
    {
        var momentum = new Momentum();
        for (var cut = 0; cut <= _batches.Length; cut += 8)
        {
            var middle = _batches[..cut].Fold(momentum, _start, Gradient);
            Assert.Equal(_batches.Fold(momentum, _start, Gradient), _batches[cut..].Fold(momentum, middle, Gradient));
        }
    }

    [Fact]
    public void A_scan_has_the_start_and_then_every_fold_of_the_first_batches()
    {
        var rmsProp = new RmsProp();
        var points = _batches.Scan(rmsProp, _start, Gradient).ToArray();
        Assert.Equal(_batches.Length + 1, points.Length);
        for (var i = 0; i < points.Length; i++) Assert.Equal(_batches[..i].Fold(rmsProp, _start, Gradient), points[i]);
    }

    [Fact]
    public void The_gradient_may_keep_the_parameters_it_is_given()
    {
        var kept = new List<(Parameters<double> Parameters, double[] Copy)>();
        _batches.Fold(new AdaGrad(), _start, (parameters, batch) =>
        {
            kept.Add((parameters, parameters.Values.ToArray()));
            return Gradient(parameters, batch);
        });
        Assert.Equal(_batches.Length, kept.Count);
        Assert.Equal(_batches.Length, kept.Distinct().Count());
        Assert.All(kept, pair => Assert.Equal(pair.Copy, pair.Parameters.Values.ToArray()));
    }

    [Fact]
    public void No_batch_leaves_the_start_as_it_is() =>
        Assert.Equal(new Sgd().Start(_start), Array.Empty<double>().Fold(new Sgd(), _start, Gradient));

    [Fact]
    public void A_gradient_of_another_layout_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => _batches.Fold(new Sgd(), _start, (_, _) => [1.0, 2.0]));
        Assert.Contains("shape", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_optimizer_is_refused_before_the_first_batch()
    {
        var error = Assert.Throws<ArgumentException>(() => _batches.Scan(new Sgd(), new Adam().Start(_start), Gradient));
        Assert.StartsWith("The state was made by Adam; this is Sgd.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The gradient of the squared distance to a point that the batch names.</summary>
    private static Parameters<double> Gradient(Parameters<double> parameters, double batch) =>
        Parameters<double>.Of(parameters.Layout, [.. parameters.Values.ToArray().Select(x => x - batch)]);
}
