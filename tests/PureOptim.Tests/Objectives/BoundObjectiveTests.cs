using PureOptim.Numerics;

namespace PureOptim.Tests.Objectives;

public sealed class BoundObjectiveTests
{
    public static TheoryData<Objective> Objectives() =>
        [.. Objective.All, Objective.Rosenbrock.WithDimension(8), Objective.Rosenbrock.WithDimension(9), Objective.StyblinskiTang.WithDimension(1)];

    [Theory]
    [MemberData(nameof(Objectives))]
    public void It_has_the_bits_of_the_objective(Objective objective)
    {
        var point = Enumerable.Range(0, objective.Dimension).Select(i => new Real64(0.7 - 0.3 * i)).ToArray();
        var (bound, gradient) = (objective.Bind<Real64>(), new Real64[objective.Dimension]);
        bound.Gradient(point, gradient);
        Assert.Same(objective, bound.Objective);
        Assert.Equal(Bits(objective.Value(point)), Bits(bound.Value(point)));
        for (var i = 0; i < point.Length; i++)
            Assert.Equal(Bits(objective.Value([.. point.Select((x, k) => k == i ? Dual<Real64>.Variable(x) : Dual<Real64>.Constant(x))]).Tangent), Bits(gradient[i]));
    }

    [Fact]
    public void Points_and_gradients_of_another_dimension_are_refused()
    {
        var bound = Objective.Booth.Bind<Real32>();
        var error = Assert.Throws<ArgumentException>(() => bound.Value([new(1), new(2), new(3)]));
        Assert.StartsWith("booth has 2 coordinates, the point has 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("point", () => bound.Gradient([new(1)], new Real32[2]));
        Assert.Throws<ArgumentException>("gradient", () => bound.Gradient([new(1), new(2)], new Real32[3]));
        Assert.Throws<ArgumentException>("gradient", () => Objective.Booth.Gradient([new(1), new(2)], new Real32[1]));
    }

    private static long Bits(Real64 number) => BitConverter.DoubleToInt64Bits(number.Value);
}
