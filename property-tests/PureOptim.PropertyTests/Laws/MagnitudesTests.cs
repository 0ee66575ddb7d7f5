using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>The finite cases of a law reach over all the numbers that it speaks of, and no further.</summary>
public sealed class MagnitudesTests
{
    public static TheoryData<string> Ids => [.. OptimizerLaws.All.Where(law => law.Values == CaseValues.Finite).Select(law => law.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Cases_have_numbers_from_end_to_end_of_the_range_and_none_outside(string id)
    {
        var law = OptimizerLaws.All.Single(law => law.Id == id);
        var cases = Draw(law, new Sgd(), 300);
        foreach (var precision in Enum.GetValues<Precision>())
        {
            var range = law.Magnitudes.In(precision);
            double[] numbers = [.. cases.Where(c => c.Precision == precision).SelectMany(Numbers)];
            Assert.All(numbers, number => Assert.Equal(number, precision == Precision.Binary32 ? (float)number : number));
            int[] exponents = [.. numbers.Where(number => number != 0).Select(double.ILogB)];
            Assert.InRange(exponents.Min(), range.Smallest, range.Smallest + 12); // Of some 10,000 numbers the sizes of a ninth are drawn from end to end.
            Assert.InRange(exponents.Max(), range.Largest - 12, range.Largest);
            Assert.Contains(0.0, numbers);
        }
    }

    [Fact]
    public void A_limit_has_a_reason() => Assert.All(OptimizerLaws.All, law => Assert.Equal(
        (law.Magnitudes.Binary32, law.Magnitudes.Binary64) == (Magnitudes.All.Binary32, Magnitudes.All.Binary64),
        string.IsNullOrEmpty(law.Magnitudes.Reason)));

    [Fact]
    public void Small_and_large_numbers_meet_in_one_coordinate()
    {
        var widest = Draw(OptimizerLaws.All.Single(law => law.Id == "B4"), new Sgd(), 300)
            .Where(c => c.Precision == Precision.Binary32)
            .Max(c => Enumerable.Range(0, c.Start.Length).Max(i => Spread(c.Gradients.Select(gradient => gradient[i]))));
        Assert.InRange(widest, 200, 276); // Of the 276 binary orders of magnitude that binary32 has.
    }

    [Fact]
    public void Epsilons_of_a_law_without_lower_limit_vanish_in_both_precisions()
    {
        double[] epsilons = [.. Draw(OptimizerLaws.All.Single(law => law.Id == "D1"), new Adam(), 300).Select(c => ((Adam)c.Optimizer).Epsilon.At(0))];
        Assert.All(epsilons, epsilon => Assert.True(epsilon > 0));
        Assert.Contains(epsilons, epsilon => (float)epsilon == 0);
        Assert.Contains(epsilons, epsilon => float.IsSubnormal((float)epsilon));
        Assert.Contains(epsilons, epsilon => epsilon * double.Sqrt(1 - 0.999) == 0);
    }

    private static int Spread(IEnumerable<double> numbers)
    {
        int[] exponents = [.. numbers.Where(number => number != 0).Select(double.ILogB)];
        return exponents.Length == 0 ? 0 : exponents.Max() - exponents.Min();
    }

    private static IEnumerable<double> Numbers(LawCase c) =>
        c.Gradients.Concat(c.OtherGradients).Prepend(c.Start).SelectMany(vector => vector.Values.ToArray());

    /// <summary>The cases of a law as it would be tried on an optimizer, whatever it says of it.</summary>
    private static List<LawCase> Draw(Law law, IOptimizer optimizer, int count)
    {
        var drawn = new List<LawCase>();
        LawChecker.Check(
            law with
            {
                Applies = _ => Applicability.Holds,
                Prepare = given => given,
                Examine = c =>
                {
                    drawn.Add(c);
                    return Finding.Exact;
                },
            },
            optimizer,
            count);
        return drawn;
    }
}
