using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Optimizers;

/// <summary>An ε that is positive keeps 0/0 away, however small it is and whatever the precision of the run makes of it.</summary>
public sealed class VanishingEpsilonTests
{
    /// <summary>From a number that binary32 still has as a subnormal one to the smallest of binary64; 7e-46 is just below the half that rounds up.</summary>
    private static readonly double[] _epsilons = [1e-40, 1.4e-45, 7.1e-46, 7e-46, 1e-46, 1e-100, 1e-310, double.Epsilon];

    public static TheoryData<IOptimizer, double> Optimizers
    {
        get
        {
            var data = new TheoryData<IOptimizer, double>();
            foreach (var epsilon in _epsilons)
            {
                foreach (var placement in Enum.GetValues<EpsilonPlacement>())
                {
                    data.Add(new AdaGrad { LearningRate = 0.1, Epsilon = epsilon, EpsilonPlacement = placement }, epsilon);
                    data.Add(new RmsProp { LearningRate = 0.1, Epsilon = epsilon, EpsilonPlacement = placement }, epsilon);
                    data.Add(new RmsProp { LearningRate = 0.1, Epsilon = epsilon, EpsilonPlacement = placement, Decay = 0 }, epsilon);
                }

                foreach (var placement in Enum.GetValues<AdamEpsilonPlacement>())
                {
                    data.Add(new Adam { LearningRate = 0.1, Epsilon = epsilon, EpsilonPlacement = placement }, epsilon);

                    // The correction of the first step is √(1 - β2): ε times 1e-8 vanishes where ε itself does not.
                    data.Add(new Adam { LearningRate = 0.1, Epsilon = epsilon, EpsilonPlacement = placement, Beta2 = 1 - 1.1102230246251565e-16 }, epsilon);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void A_coordinate_without_gradients_stays_and_the_other_goes_as_without_epsilon(IOptimizer optimizer, double epsilon)
    {
        AssertRight<float>(optimizer, epsilon);
        AssertRight<double>(optimizer, epsilon);
    }

    [Fact]
    public void An_accumulator_that_starts_above_zero_keeps_a_coordinate_without_gradients_where_it_is()
    {
        foreach (var optimizer in (IOptimizer[])[new AdaGrad { InitialAccumulator = 1e-46, Epsilon = 0 }, new RmsProp { InitialAccumulator = 1e-46, Epsilon = 0 }])
            Assert.Equal(0, PathOf<float>(optimizer)[^1][0]);
    }

    [Fact]
    public void An_epsilon_of_zero_stays_zero() => Assert.True(float.IsNaN(PathOf<float>(new Adam { Epsilon = 0 })[^1][0]));

    [Fact]
    public void A_number_system_says_which_is_its_smallest_positive_number()
    {
        static bool IsSmallest<R>(double number, Func<R, double> value)
            where R : struct, IReal<R> => R.SmallestPositive == number && value(number) == number && value(number / 2) == 0;
        Assert.True(IsSmallest<Real32>(float.Epsilon, real => real.Value));
        Assert.True(IsSmallest<Lanes32>(float.Epsilon, lanes => lanes.Vector[15]));
        Assert.True(IsSmallest<Real64>(double.Epsilon, real => real.Value));
        Assert.True(IsSmallest<Lanes64>(double.Epsilon, lanes => lanes.Vector[7]));
    }

    /// <summary>
    /// Beside the root of a square of 4, or of a hundredth of it, an ε of at most 1e-40 is below half a unit in the last place; and it is inside
    /// the root too.
    /// </summary>
    private static void AssertRight<T>(IOptimizer optimizer, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IOptimizer bare = optimizer switch
        {
            AdaGrad adaGrad => adaGrad with { Epsilon = 0 },
            RmsProp rmsProp => rmsProp with { Epsilon = 0 },
            Adam adam => adam with { Epsilon = 0 },
            _ => throw new ArgumentException($"{optimizer} has no epsilon."),
        };
        Assert.True(epsilon > 0);
        foreach (var (at, without) in PathOf<T>(optimizer).Zip(PathOf<T>(bare)))
        {
            Assert.Equal(T.Zero, at[0]);
            Assert.Equal(without[1], at[1]);
            Assert.True(at[1] < T.CreateChecked(2));
        }
    }

    /// <summary>The parameters after each of 20 steps from (0, 2) on gradients (0, 4).</summary>
    private static List<Parameters<T>> PathOf<T>(IOptimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Parameters<T> parameters = [T.Zero, T.CreateChecked(2)], gradient = [T.Zero, T.CreateChecked(4)];
        var (state, path) = (optimizer.Init(parameters), new List<Parameters<T>>());
        for (var step = 0; step < 20; step++)
        {
            (parameters, state) = optimizer.Step(state, parameters, gradient);
            path.Add(parameters);
        }

        return path;
    }
}
