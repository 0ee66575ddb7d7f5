using FsCheck.Xunit;
using PureOptim.Numerics;
using PureOptim.PropertyTests.Generators;

namespace PureOptim.PropertyTests.Laws;

/// <summary>The exact properties of sums over the fixed tree.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class ReductionLaws
{
    [Property]
    public bool Sums_of_integers_are_exact_in_any_order(int[] integers)
    {
        // 32 bits each and few of them: every partial sum is below 2^53.
        double[] values = [.. integers.Select(integer => (double)integer)];
        var exact = (double)integers.Sum(integer => (long)integer);
        Array.Reverse(integers);
        return Reduction.Sum(values) == exact && Reduction.Sum([.. integers.Select(integer => (double)integer)]) == exact;
    }

    [Property]
    public bool Turning_all_signs_turns_the_sign_of_the_sum(double[] values) =>
        Reduction.Sum(values) == -Reduction.Sum([.. values.Select(value => -value)]);

    [Property]
    public bool A_power_of_two_goes_through_every_sum(double[] values)
    {
        double[] scaled = [.. values.Select(value => double.ScaleB(value, 100))];
        return Reduction.Sum(scaled) == double.ScaleB(Reduction.Sum(values), 100)
            && Reduction.Dot(scaled, values) == double.ScaleB(Reduction.Dot(values, values), 100)
            && Reduction.Norm(scaled) == double.ScaleB(Reduction.Norm(values), 100);
    }

    [Property]
    public bool Zeros_at_the_end_of_a_leaf_change_nothing(double[] values)
    {
        var room = (1024 - (values.Length % 1024)) % 1024;
        double[] longer = [.. values, .. new double[room]];
        return Bits.Same(Reduction.Sum(values), Reduction.Sum(longer)) && Bits.Same(Reduction.Norm(values), Reduction.Norm(longer));
    }

    [Property]
    public bool A_norm_is_at_least_its_largest_element_and_at_most_the_root_of_n_times_it(double[] values)
    {
        var largest = values.Select(double.Abs).DefaultIfEmpty(0).Max();

        // At most 3,000 terms, so the roundings stay below 70 * 2^-53 < 1e-14 (see Reduction).
        return Reduction.Norm(values) >= largest * (1 - 1e-14) && Reduction.Norm(values) <= largest * double.Sqrt(values.Length) * (1 + 1e-14);
    }
}
