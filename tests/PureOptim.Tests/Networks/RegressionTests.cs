using PureOptim.Networks;

namespace PureOptim.Tests.Networks;

/// <summary>Networks that learn numbers, and examples that are numbers.</summary>
public sealed class RegressionTests
{
    private static readonly Network _line = Network.Of(Activation.Identity, 1, 1) with { LossFunction = LossFunction.MeanSquaredError };

    /// <summary>By hand: 2x + 1 at 1 and 3 is 3 and 7, the targets are 2 and 9; the errors 1 and -2 have the mean square 2.5 and the gradients 1·1 - 2·3 and 1 - 2, over 2/2.</summary>
    [Fact]
    public void The_mean_squared_error_and_its_gradient_are_those_found_by_hand()
    {
        var batch = Batch<double>.WithTargets([1, 3], [2, 9], 2);
        var parameters = Parameters<double>.Of(_line.Layout, 2, 1);
        Assert.Equal(2.5, _line.Loss(parameters, batch));
        Assert.Equal([-5, -1], _line.Gradient(parameters, batch).Values.ToArray());
        Assert.Equal([3, 7], _line.Outputs(parameters, batch));
    }

    /// <summary>Two outputs: errors (1, 2) and (3, 4) have the mean square (1 + 4 + 9 + 16)/4, as the mean squared error of PyTorch has it.</summary>
    [Fact]
    public void The_mean_is_over_outputs_and_examples()
    {
        var network = Network.Of(Activation.Identity, 1, 2) with { LossFunction = LossFunction.MeanSquaredError };
        var batch = Batch<float>.WithTargets([0, 0], [-1, -2, -3, -4], 2);
        var parameters = Parameters<float>.Filled(network.Layout, 0);
        Assert.Equal(7.5f, network.Loss(parameters, batch));
        // Weights 0, for the inputs are; biases 2 (1 + 3)/4 and 2 (2 + 4)/4.
        Assert.Equal([0, 0, 2, 3], network.Gradient(parameters, batch).Values.ToArray());
    }

    [Theory, InlineData(Activation.Tanh), InlineData(Activation.Sigmoid)]
    public void The_gradient_is_that_of_the_loss(Activation activation)
    {
        var network = Network.Of(activation, 3, 9, 5, 2) with { LossFunction = LossFunction.MeanSquaredError };
        var (inputs, targets) = (new double[3 * 20], new double[2 * 20]);
        RandomKey.FromSeed(1).FillNormal<double>(inputs);
        RandomKey.FromSeed(2).FillNormal<double>(targets);
        var batch = Batch<double>.WithTargets(inputs, targets, 20);
        Assert.All(GradientCheck.Of(network, network.Init<double>(RandomKey.FromSeed(3)), batch), check => Assert.True(check.Holds, $"{check}"));
    }

    /// <summary>y = 3x - 2 without noise: gradient descent at 0.1 ends there, the slower of two directions losing about a fifth a step.</summary>
    [Fact]
    public void A_line_is_learnt_from_shuffled_epochs_on_any_number_of_threads()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (i - 20) / 10.0)];
        var examples = new NumberExamples<double>(x, [.. x.Select(at => 3 * at - 2)], x.Length);
        var start = Parameters<double>.Filled(_line.Layout, 0);
        var end = examples.Epochs(RandomKey.FromSeed(4), 200, 16).Fold(new Sgd { LearningRate = 0.1 }, start, _line);
        Assert.Equal(3, end.Parameters[0], 1e-9);
        Assert.Equal(-2, end.Parameters[1], 1e-9);
        Assert.Equal(end, examples.Epochs(RandomKey.FromSeed(4), 200, 16).Fold(new Sgd { LearningRate = 0.1 }, start, _line, threads: 3));
    }

    [Fact]
    public void Batches_of_numbers_have_the_rows_they_were_asked_for()
    {
        var labelled = new NumberExamples<float>([0, 1, 2, 3, 4, 5], [7, 8, 9]);
        var batch = labelled.Batch(2, 0, 2);
        Assert.Equal([9, 7, 9], batch.Labels.ToArray());
        var row = new float[2];
        batch.CopyInputs(0, row);
        Assert.Equal([4, 5], row);
        var targets = new NumberExamples<float>([0, 1, 2], [10, 20, 11, 21, 12, 22], 3).Batch(1, 0);
        Assert.Equal([11, 21], targets.Targets(0).ToArray());
        Assert.Equal([10, 20], targets.Targets(1).ToArray());
        Assert.Equal(3, labelled.Epochs(RandomKey.FromSeed(1), 3, 5).Count());
        Assert.Same(labelled.All(), labelled.All());
        var bytes = Samples.Examples(10, 4, 3);
        Assert.Equal(
            Epochs.Shuffled(RandomKey.FromSeed(1), 1, 10, 4).SelectMany(places => places).Select(place => (int)bytes.Labels[place]),
            bytes.Epochs<float>(RandomKey.FromSeed(1), 2, 4).Skip(3).SelectMany(one => one.Labels.ToArray()));
    }

    [Fact]
    public void Classes_and_numbers_are_not_mixed_up()
    {
        var start = Parameters<double>.Filled(_line.Layout, 0);
        var (classes, numbers) = (new Batch<double>([1], [0]), Batch<double>.WithTargets([1], [2], 1));
        Assert.StartsWith("An example of the batch has a class; the network learns 1 target number.", Refusal(() => _line.Loss(start, classes)), StringComparison.Ordinal);
        var classifier = Network.Of(Activation.Identity, 1, 1);
        Assert.StartsWith("An example of the batch has 1 target number; the network learns a class.", Refusal(() => classifier.Gradient(start, numbers)), StringComparison.Ordinal);
        Assert.StartsWith("The batch has target numbers, not classes.", Refusal(() => _line.Accuracy(start, numbers)), StringComparison.Ordinal);
        Assert.StartsWith("3 inputs do not make 2 rows", Refusal(() => Batch<double>.WithTargets([1, 2, 3], [1, 2], 2)), StringComparison.Ordinal);
        Assert.StartsWith("0 targets do not make 2 rows", Refusal(() => Batch<double>.WithTargets([1, 2], [], 2)), StringComparison.Ordinal);
        Assert.StartsWith("Index 0 is 3; there are 2 examples", Refusal(() => new NumberExamples<double>([1, 2], [0, 1]).Batch(3)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new NumberExamples<double>([1, 2], [0, 1]).Batch());
        Assert.NotEqual(_line, classifier);
    }

    private static string Refusal(Func<object?> make) => Assert.ThrowsAny<ArgumentException>(make).Message;
}
