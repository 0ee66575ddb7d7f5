namespace PureOptim.Tests.Training;

/// <summary>Models of no more than a gradient function, and of an objective.</summary>
public sealed class ModelTests
{
    private static readonly double[] _batches = [.. Enumerable.Range(0, 40).Select(i => (i * 7 % 11) - 5.0)];

    private static readonly Parameters<double> _start = [1.0, -2.0, 0.5];

    private static readonly IModel<double, double> _model = Model.Of<double, double>(Gradient);

    [Fact]
    public void A_fold_is_as_many_single_steps()
    {
        var adam = new Adam();
        var (parameters, state) = adam.Start(_start);
        foreach (var batch in _batches) (parameters, state) = adam.Step(state, parameters, Gradient(parameters, batch));
        Assert.Equal(new(parameters, state), _batches.Fold(adam, _start, _model));
    }

    [Fact]
    public void A_fold_over_two_lists_is_one_fold_after_the_other()
    {
        var momentum = new Momentum();
        for (var cut = 0; cut <= _batches.Length; cut += 8)
        {
            var middle = _batches[..cut].Fold(momentum, _start, _model);
            Assert.Equal(_batches.Fold(momentum, _start, _model), _batches[cut..].Fold(momentum, middle, _model));
        }
    }

    [Fact]
    public void A_scan_has_the_start_and_then_every_fold_of_the_first_batches()
    {
        var rmsProp = new RmsProp();
        var points = _batches.Scan(rmsProp, _start, _model).ToArray();
        Assert.Equal(_batches.Length + 1, points.Length);
        for (var i = 0; i < points.Length; i++) Assert.Equal(_batches[..i].Fold(rmsProp, _start, _model), points[i]);
    }

    [Fact]
    public void The_gradient_may_keep_the_parameters_it_is_given()
    {
        var kept = new List<(Parameters<double> Parameters, double[] Copy)>();
        _batches.Fold(new AdaGrad(), _start, Model.Of((Parameters<double> parameters, double batch) =>
        {
            kept.Add((parameters, parameters.Values.ToArray()));
            return Gradient(parameters, batch);
        }));
        Assert.Equal(_batches.Length, kept.Count);
        Assert.Equal(_batches.Length, kept.Distinct().Count());
        Assert.All(kept, pair => Assert.Equal(pair.Copy, pair.Parameters.Values.ToArray()));
    }

    [Fact]
    public void No_batch_leaves_the_start_as_it_is() =>
        Assert.Equal(new Sgd().Start(_start), Array.Empty<double>().Fold(new Sgd(), _start, _model));

    [Fact]
    public void A_gradient_of_another_layout_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => _batches.Fold(new Sgd(), _start, Model.Of<double, double>((_, _) => [1.0, 2.0])));
        Assert.Contains("shape", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_optimizer_is_refused_before_the_first_batch()
    {
        var error = Assert.Throws<ArgumentException>(() => _batches.Scan(new Sgd(), new Adam().Start(_start), _model));
        Assert.StartsWith("The state was made by Adam; this is Sgd.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A model is one method; a fold over it has the bits of single steps, on any number of threads, also where there is more than a piece for each.</summary>
    [Theory, InlineData(3), InlineData(40_000)]
    public void A_model_that_gives_a_gradient_alone_is_one_method(int length)
    {
        var start = Parameters<double>.Create(Layout.Vector(length), values =>
        {
            for (var i = 0; i < values.Length; i++) values[i] = i % 7 - 3;
        });
        foreach (IOptimizer optimizer in (IOptimizer[])[new Adam(), new Wrapped(new Momentum())])
        {
            var pure = PureSteps.Of(_batches[..5], optimizer, optimizer.Start(start), Gradient)[^1];
            for (var threads = 1; threads <= 4; threads++) Assert.Equal(pure, _batches[..5].Fold(optimizer, start, new Distance(), threads));
        }
    }

    [Fact]
    public void An_observer_is_told_the_loss_of_a_gradient_function_that_has_one()
    {
        var told = new List<double>();
        _batches[..5].Fold(new Sgd { LearningRate = 0 }, _start, Model.Of<double, double>(Gradient, (_, batch) => batch), observer: step => told.Add(step.Loss));
        Assert.Equal(_batches[..5], told);
    }

    [Fact]
    public void Losses_that_nobody_computes_are_refused_before_the_first_batch()
    {
        var asked = Array.Empty<double>().Select(batch => batch);
        Assert.StartsWith(
            "An observer receives losses, but the model has no loss.",
            Assert.Throws<ArgumentException>(() => asked.Fold(new Sgd(), _start, _model, observer: _ => { })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Knowing needs the loss, which the gradient function does not give.", Refusal(() => asked.Fold(new Knowing(Needs.Loss), _start, _model)), StringComparison.Ordinal);
        Assert.StartsWith("Knowing needs the loss, which the model Distance does not give.", Refusal(() => asked.Scan(new Knowing(Needs.Loss), _start, new Distance())), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => _model.Loss(_start, 0));
        Assert.Throws<NotSupportedException>(() => ((IModel<double, double>)new Distance()).Loss(_start, 0));
    }

    [Fact]
    public void A_list_of_gradients_gives_neither_losses_nor_other_points()
    {
        var (loss, points) = (new Knowing(Needs.Loss), new Knowing(Needs.OtherPoints));
        Assert.StartsWith("Knowing needs the loss, which a list of gradients does not give.", Refusal(() => loss.Fold(loss.Start(_start), _start)), StringComparison.Ordinal);
        Assert.StartsWith("Knowing needs gradients at other points, which a list of gradients does not give.", Refusal(() => points.Fold(points.Start(_start), _start)), StringComparison.Ordinal);
    }

    /// <summary>The step θ - loss · g(0) shows what it was given: on f = |θ - b|²/2 with b = 1, from θ = (1, 3), loss 2 and g(0) = (-1, -1).</summary>
    [Fact]
    public void An_optimizer_is_given_the_loss_and_the_gradient_elsewhere_that_it_needs()
    {
        var optimizer = new Knowing(Needs.Loss | Needs.OtherPoints);
        var model = Model.Of<double, double>(Gradient, (parameters, batch) => parameters.Values.ToArray().Sum(x => (x - batch) * (x - batch)) / 2);
        foreach (var threads in new[] { 1, 3 }) Assert.Equal([3.0, 5.0], new[] { 1.0 }.Fold(optimizer, [1.0, 3.0], model, threads).Parameters);
        // At (2, 1) the function x² + 10 y² is 14, and its gradient at 0 is 0.
        Assert.Equal([2.0, 1.0], optimizer.Scan(Objective.DiagonalQuadratic, [2.0, 1.0]).ElementAt(1).Parameters);
    }

    [Fact]
    public void An_objective_is_a_model_that_every_step_learns_the_same_from()
    {
        var steps = new ValueTuple[20];
        var path = new Adam().Scan(Objective.Rosenbrock, Objective.Rosenbrock.Start).ElementAt(20);
        Assert.Equal(path.Iterate, steps.Fold(new Adam(), Objective.Rosenbrock.Start, Model.Of<double>(Objective.Rosenbrock), threads: 2));
        var model = Model.Of<double>(Objective.Rosenbrock);
        Assert.Equal(Objective.Rosenbrock.Loss<double>([3.0, 4.0]), model.Loss([3.0, 4.0], default));
        Assert.Equal(Objective.Rosenbrock.Gradient<double>([3.0, 4.0]), model.Gradient([3.0, 4.0], default));
        Assert.Throws<ArgumentException>(() => steps.Fold(new Adam(), [1.0, 2.0, 3.0], model));
    }

    private static string Refusal(Func<object> fold) => Assert.Throws<ArgumentException>(fold).Message;

    /// <summary>One half of the squared distance to the batch, of which it gives the gradient.</summary>
    private sealed record Distance : IModel<double, double>
    {
        public Parameters<double> Gradient(Parameters<double> parameters, double batch) => ModelTests.Gradient(parameters, batch);
    }

    /// <summary>Goes by the gradient, or by as much as it knows besides.</summary>
    private sealed record Knowing(Needs Needs) : IOptimizer
    {
        public string Name => nameof(Knowing);

        public OptimizerState<T> Init<T>(Parameters<T> parameters)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(Name, 0, [], []);

        public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var gradient = Needs.HasFlag(Needs.OtherPoints) ? evaluation.At!(Parameters<T>.Filled(parameters.Layout, T.Zero)).Gradient : evaluation.Gradient;
            var loss = Needs.HasFlag(Needs.Loss) ? T.CreateChecked(evaluation.Loss!.Value) : T.One;
            return new(
                Parameters<T>.Create(parameters.Layout, moved =>
                {
                    for (var i = 0; i < moved.Length; i++) moved[i] = parameters[i] - loss * gradient[i];
                }),
                new(Name, state.Step + 1, [], []));
        }
    }

    /// <summary>The gradient of one half of the squared distance to a point that the batch names.</summary>
    private static Parameters<double> Gradient(Parameters<double> parameters, double batch) =>
        Parameters<double>.Of(parameters.Layout, [.. parameters.Values.ToArray().Select(x => x - batch)]);
}
