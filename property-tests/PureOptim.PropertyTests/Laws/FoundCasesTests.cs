using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Cases in which a law once failed though it holds. They are written out: what a seed draws may change.</summary>
public sealed class FoundCasesTests
{
    /// <summary>A gradient of 1e7 and then one of 1e-56: what the rule subtracts from its momentum has lost its digits, and so must what it is compared with.</summary>
    [Fact]
    public void A_direction_of_Muon_without_digits_is_not_judged()
    {
        var layout = Layout.Of(("t0", [1, 1]));
        AssertKept("C23b", new()
        {
            Optimizer = new Muon { LearningRate = 3.814697265625E-06, MomentumFactor = 0, WeightDecay = 0, Epsilon = 0, QuinticCoefficient = 0.1, StepSize = 0.93 },
            Precision = Precision.Binary64,
            Start = Parameters<double>.Of(layout, -2.5516271778108235E-05),
            Gradients = [.. Each(7944247.0698523065, 8.830572125343979E-57, 6.12619857719336E-108, -1.3663929970972057E+84, -4.775059286867945E-28, -2.0332919955519954E-97)],
            OtherGradients = [.. Each(-8.552114763949878E+91, -5.477991569586376E-16, 1.7283356000413078E+56, -1.5983335204666958E-80, 2.039705654641673E-85, 1.5581995303679616E-46)],
            Split = 6,
            Exponent = -3,
            Marks = [121209],
        });

        IEnumerable<Parameters<double>> Each(params double[] numbers) => numbers.Select(number => Parameters<double>.Of(layout, number));
    }

    /// <summary>In a small ball parameters of 1e12 leave others of 1e-20, and AdamP divides by the square of a norm of those, which has lost digits.</summary>
    [Fact]
    public void Parameters_whose_squares_are_without_digits_are_not_compared_in_other_units()
    {
        var layout = Layout.Of(("t0", [3, 4]));
        AssertKept("B11", new()
        {
            Optimizer = new AdamP
            {
                LearningRate = double.ScaleB(1, -22),
                Beta1 = 0.78,
                Beta2 = 0.999,
                Epsilon = 5.7220458984375E-06,
                WeightDecay = 0.97,
                Threshold = 0.82,
                DecayShare = 0.95,
                Nesterov = true,
            }.KeptInBall(0.0625),
            Precision = Precision.Binary32,
            Start = Only(10, -double.ScaleB(1, 40)),
            Gradients = [Only(11, 1), Only(10, 1)],
            OtherGradients = [Only(11, 1), Only(10, 1)],
            Split = 0,
            Exponent = 2,
            Marks = [.. Enumerable.Repeat(11, layout.Length)],
        });

        Parameters<double> Only(int place, double number) => Parameters<double>.Filled(layout, 0).Map((_, i) => i == place ? number : 0);
    }

    private static void AssertKept(string id, LawCase found) => Assert.False(OptimizerLaws.All.Single(law => law.Id == id).Examine(found).IsBroken);
}
