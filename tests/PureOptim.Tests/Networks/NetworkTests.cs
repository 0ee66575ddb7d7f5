using PureOptim.Networks;
using PureOptim.Numerics;

namespace PureOptim.Tests.Networks;

public sealed class NetworkTests
{
    private static readonly RandomKey _key = RandomKey.FromSeed(7);

    [Theory]
    [InlineData(Activation.Identity)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    public void The_gradient_is_that_of_central_differences(Activation hidden)
    {
        var network = Network.Of(hidden, 9, 7, 5, 4);
        var start = network.Init<double>(_key);
        var batch = Samples.Batches<double>(Samples.Examples(30, 9, 4), 1, 11)[0];
        var gradient = network.Gradient(start, batch);
        const double h = 1e-5;
        for (var i = 0; i < start.Length; i++)
        {
            var difference = (network.Loss(Moved(start, i, h), batch) - network.Loss(Moved(start, i, -h), batch)) / (2 * h);
            // The truncation is about h² = 1e-10 times a third derivative of order 1, the rounding 1e-16 / h = 1e-11.
            Assert.Equal(difference, gradient[i], 1e-8);
        }
    }

    [Theory]
    [InlineData(Activation.Relu, 100)]
    [InlineData(Activation.Relu, 10)]
    [InlineData(Activation.Tanh, 33)]
    [InlineData(Activation.Relu, 300)]
    public void Bytes_and_numbers_give_the_same_bits(Activation hidden, int width)
    {
        var network = Network.Of(hidden, 70, width, 10);
        var bytes = Samples.Batches<float>(Samples.Examples(50, 70, 10), 1, 37)[0];
        var numbers = Samples.AsNumbers(bytes);
        var parameters = network.Init<float>(_key);
        Assert.Equal(network.Gradient(parameters, numbers), network.Gradient(parameters, bytes));
        Assert.Equal(network.Loss(parameters, numbers), network.Loss(parameters, bytes));
        Assert.Equal(network.Outputs(parameters, numbers), network.Outputs(parameters, bytes));
    }

    /// <summary>Products of wide layers go by blocks and read weights as they are on the way back, those of narrow ones do not; and units whose weights are 0 change no bit.</summary>
    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    public void A_narrow_network_in_a_wide_one_has_the_same_bits(Activation hidden)
    {
        var (narrow, wide) = (Network.Of(hidden, 20, 60, 50, 10), Network.Of(hidden, 20, 300, 290, 10));
        var batch = Samples.AsNumbers(Samples.Batches<float>(Samples.Examples(90, 20, 10), 1, 70)[0]);
        var start = narrow.Init<float>(_key);
        int[] places =
        [
            .. from entries in narrow.Layout.Entries.Zip(wide.Layout.Entries)
               from i in Enumerable.Range(0, entries.First.Length)
               let columns = entries.First.Shape[^1]
               select entries.Second.Offset + i / columns * entries.Second.Shape[^1] + i % columns,
        ];
        var padded = Parameters<float>.Create(wide.Layout, values =>
        {
            for (var i = 0; i < places.Length; i++) values[places[i]] = start[i];
        });
        var gradient = wide.Gradient(padded, batch);
        Assert.Equal(Bits(narrow.Gradient(start, batch).Values.ToArray()), Bits(places.Select(place => gradient[place])));
        Assert.Equal(narrow.Loss(start, batch), wide.Loss(padded, batch));
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit_of_a_wide_network()
    {
        var network = Network.Of(Activation.Relu, 20, 300, 290, 10);
        var batches = Samples.Batches<float>(Samples.Examples(90, 20, 10), 3, 70);
        var start = network.Init<float>(_key);
        var expected = batches.Fold(new Adam(), start, network).Parameters;
        Assert.All(Enumerable.Range(2, 3), threads => Assert.Equal(expected, batches.Fold(new Adam(), start, network, threads).Parameters));
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NaN)]
    public void Bytes_and_numbers_give_the_same_bits_beside_what_is_not_finite(float special)
    {
        var network = Network.Of(Activation.Relu, 70, 20, 10);
        var bytes = Samples.Batches<float>(Samples.Examples(50, 70, 10), 1, 37)[0];
        var start = network.Init<float>(_key);
        var parameters = Parameters<float>.Create(network.Layout, values =>
        {
            start.Values.CopyTo(values);
            values[123] = special;
        });
        var gradient = network.Gradient(parameters, bytes);
        Assert.Contains(gradient.Values.ToArray(), float.IsNaN);
        Assert.Equal(network.Gradient(parameters, Samples.AsNumbers(bytes)), gradient);
    }

    [Fact]
    public void The_loss_of_equal_outputs_is_the_logarithm_of_the_number_of_classes()
    {
        var network = Network.Of(Activation.Relu, 9, 5, 8);
        var batch = Samples.Batches<double>(Samples.Examples(30, 9, 8), 1, 11)[0];
        var zeros = Parameters<double>.Filled(network.Layout, 0);
        // ln 8, to 17 digits.
        Assert.Equal(2.0794415416798357, network.Loss(zeros, batch), 4e-16);
        Assert.Equal(-double.Log(0.125 + 0.25), (network with { ProbabilityOffset = 0.25 }).Loss(zeros, batch), 2e-16);
    }

    [Fact]
    public void The_loss_of_a_batch_is_the_mean_of_the_losses_of_its_parts()
    {
        var network = Network.Of(Activation.Sigmoid, 12, 6, 3);
        var examples = Samples.Examples(600, 12, 3);
        var parameters = network.Init<double>(_key, Initializer.Xavier);
        var alone = Enumerable.Range(0, 600).Select(i => network.Loss(parameters, examples.Batch<double>(i))).ToArray();
        Assert.Equal(Reduction.Mean(alone), network.Loss(parameters, examples.All<double>()));
    }

    [Fact]
    public void Accuracy_counts_the_largest_outputs()
    {
        var network = Network.Of(Activation.Identity, 2, 3);
        var parameters = Parameters<double>.Of(network.Layout, [1, 0, 0, 0, 1, 0, 0, 0, 0.5]);
        var batch = new Batch<double>([1, 0, 0, 1, 0.1, 0.2, 1, 1], [0, 1, 2, 2]);
        Assert.Equal([0, 1, 2, 0], network.Predict(parameters, batch));
        Assert.Equal(0.75, network.Accuracy(parameters, batch));
    }

    [Fact]
    public void First_weights_have_the_spread_of_He_and_zero_biases()
    {
        var network = Network.Of(Activation.Relu, 784, 100, 10);
        var parameters = network.Init<double>(_key);
        Assert.All(parameters["b1"].ToArray(), bias => Assert.Equal(0, bias));
        // 78,400 draws: the standard deviation is known to 1/sqrt(2n) = 0.25 %, taken four times.
        Assert.Equal(double.Sqrt(2.0 / 784), Reduction.Norm(parameters["W1"]) / 280, double.Sqrt(2.0 / 784) * 0.01);
        Assert.Equal(parameters, network.Init<double>(_key));
        Assert.NotEqual(parameters, network.Init<double>(RandomKey.FromSeed(8)));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        var network = Network.Of(Activation.Relu, 4, 3, 2);
        var parameters = network.Init<float>(_key);
        Assert.Contains("'W1' has shape [5, 3] where [4, 3]", Fails(() => network.Loss(Network.Of(Activation.Relu, 5, 3, 2).Init<float>(_key), new([1, 2, 3, 4], [0]))), StringComparison.Ordinal);
        Assert.Contains("has 3 inputs; the network takes 4", Fails(() => network.Gradient(parameters, new([1, 2, 3], [0]))), StringComparison.Ordinal);
        Assert.Contains("Label 0 of the batch is 2; the network has 2 classes", Fails(() => network.Gradient(parameters, new([1, 2, 3, 4], [2]))), StringComparison.Ordinal);
        Assert.Contains("Layer 2 takes 5 inputs where layer 1 has 3", Fails(() => new Network(new DenseLayer(4, 3, Activation.Relu), new DenseLayer(5, 2, Activation.Identity))), StringComparison.Ordinal);
        Assert.Contains("Index 1 is 7; there are 5 examples", Fails(() => Samples.Examples(5, 4, 2).Batch<float>(0, 7)), StringComparison.Ordinal);
        Assert.Contains("7 inputs do not make 2 rows", Fails(() => new Batch<float>(new float[7], [0, 1])), StringComparison.Ordinal);
        Assert.Contains("Inputs must be at least 1", Fails(() => new DenseLayer(0, 3, Activation.Relu)), StringComparison.Ordinal);

        static string Fails(Func<object> action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }

    private static int[] Bits(IEnumerable<float> values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static Parameters<double> Moved(Parameters<double> parameters, int index, double by) => Parameters<double>.Create(parameters.Layout, values =>
    {
        parameters.Values.CopyTo(values);
        values[index] += by;
    });
}
