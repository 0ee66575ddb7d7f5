using static PureOptim.OptimizerTraits;

namespace PureOptim.Tests.Optimizers;

public sealed class DogTests
{
    private static readonly Dog _half = new() { InitialStep = 0.5, Epsilon = 0, Start = DogStart.Distance };

    internal static IEnumerable<OptimizerCard> Cards =>
    [
        .. from start in Enum.GetValues<DogStart>() from perTensor in new[] { false, true } select Card(new() { Start = start, PerTensor = perTensor }),
        Card(new() { InitialStep = 0.1 }),
    ];

    // r = 1/2 and G = 4: a step of 1/2 · 2/√4. Then the distance is 1/2 too, and G = 5.
    [Fact]
    public void The_rate_is_the_largest_distance_over_the_root_of_all_squares()
    {
        var path = Trial.From1(_half, 2, 1);
        Assert.Equal(0.5, path[0]);
        Assert.Equal(0.5 - 0.5 / double.Sqrt(5), path[1], 1e-15);
        Assert.Equal(1 - 0.5 * 2 / 3, Trial.From1(_half with { Epsilon = 5 }, 2)[0], 1e-15);
        Assert.Equal(0.75, Trial.From1(_half with { LearningRate = 0.5 }, 2)[0]);
    }

    // A share of 1/4 of 1 + |1| is 1/2; a rate of 1/4 makes the same step, and afterwards the distance is 1/2.
    [Theory, InlineData(DogStart.Heuristic), InlineData(DogStart.Rate)]
    public void The_first_step_goes_by_a_share_of_the_length_or_by_a_rate(DogStart start) =>
        Assert.Equal(Trial.From1(_half, 2, 1, -3), Trial.From1(_half with { InitialStep = 0.25, Start = start }, 2, 1, -3));

    // Of (3, 4) and 12 the model has the length 13; each tensor by itself makes a step of 1/2.
    [Fact]
    public void Each_tensor_may_have_a_rate_of_its_own()
    {
        var layout = Layout.Of([("a", [2]), ("b", [1])]);
        Parameters<double> start = Parameters<double>.Filled(layout, 0), gradient = Parameters<double>.Of(layout, [3, 4, 12]);
        var (model, tensors) = (_half, _half with { PerTensor = true });
        AssertNear([-1.5 / 13, -2.0 / 13, -6.0 / 13], model.Step(model.Init(start), start, gradient).Parameters);
        AssertNear([-0.3, -0.4, -0.5], tensors.Step(tensors.Init(start), start, gradient).Parameters);
    }

    // Without gradients so far 0/0 stands for 0.
    [Fact]
    public void A_gradient_of_zero_moves_nothing() => Assert.Equal([1, 0.5], Trial.From1(_half, 0, 2));

    private static void AssertNear(double[] expected, Parameters<double> actual)
    {
        foreach (var (wanted, number) in expected.Zip(actual.Values.ToArray())) Assert.Equal(wanted, number, 1e-15);
    }

    private static OptimizerCard Card(Dog dog) => new(
        dog, Odd | Descending | RestsWithoutGradient | (dog.PerTensor ? RotationEquivariantPerTensor : RotationEquivariant), Linear | TranslationInvariant, [], []);
}
