using System.Numerics;
using System.Runtime.InteropServices;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>Every register does to each of its elements what is done to one number.</summary>
public sealed class VectorWidthTests
{
    [Fact]
    public void A_register_of_any_width_works_element_by_element()
    {
        AssertElementwise<WidthOne<float>, float>(1);
        AssertElementwise<WidthOne<double>, double>(1);
        AssertElementwise<Width128<float>, float>(4);
        AssertElementwise<Width128<double>, double>(2);
        AssertElementwise<Width256<float>, float>(8);
        AssertElementwise<Width256<double>, double>(4);
        AssertElementwise<Width512<float>, float>(16);
        AssertElementwise<Width512<double>, double>(8);
        AssertElementwise<WidthTwice<Width256<float>, float>, float>(16);
        AssertElementwise<WidthTwice<Width256<double>, double>, double>(8);
    }

    [Fact]
    public void A_narrow_register_has_the_first_elements_of_a_wide_one()
    {
        AssertFirst<Width128<float>, Width128<float>, float>();
        AssertFirst<Width128<float>, Width256<float>, float>();
        AssertFirst<Width128<double>, Width512<double>, double>();
        AssertFirst<Width256<float>, Width256<float>, float>();
        AssertFirst<Width256<double>, Width512<double>, double>();
        AssertFirst<Width512<float>, Width512<float>, float>();
    }

    private static void AssertElementwise<V, T>(int count)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(count, V.Count);

        // Numbers of which no two operations agree, and those that have cases of their own; enough that each stands in each place once.
        T[] numbers =
        [
            T.CreateChecked(3), T.CreateChecked(-0.1), T.CreateChecked(0.7), T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon, T.One,
            T.PositiveInfinity, T.NegativeInfinity, T.NaN, -T.NaN, T.CreateChecked(1e30), T.CreateChecked(-2), T.CreateChecked(1) / T.CreateChecked(3), -T.One,
            T.CreateChecked(5),
        ];
        T[] a = [.. numbers, .. numbers], b = [.. numbers.Reverse(), .. numbers.Reverse()], c = [.. a[5..], .. a[..5]];
        for (var start = 0; start + count <= a.Length; start++)
        {
            T[] x = a[start..(start + count)], y = b[start..(start + count)], z = c[start..(start + count)];
            AssertSame(x, Stored<V, T>(Loaded<V, T>(x)));
            AssertSame([.. Enumerable.Repeat(T.Zero, count)], Stored<V, T>(V.Zero));
            AssertSame([.. Enumerable.Repeat(x[0], count)], Stored<V, T>(V.Broadcast(x[0])));
            AssertSame([.. x.Zip(y, (one, other) => one + other)], Stored<V, T>(V.Add(Loaded<V, T>(x), Loaded<V, T>(y))), whoseNaN: false);
            AssertSame(
                [.. x.Zip(y, z).Select(three => T.FusedMultiplyAdd(three.First, three.Second, three.Third))],
                Stored<V, T>(V.MultiplyAdd(Loaded<V, T>(x), Loaded<V, T>(y), Loaded<V, T>(z))),
                whoseNaN: false);
            AssertSame([.. x.Select(one => T.IsNaN(one) ? T.NaN : one == T.Zero ? T.Zero : one)], Stored<V, T>(V.Canonical(Loaded<V, T>(x))));
            AssertSame(
                [.. x.Zip(y, (condition, value) => condition <= T.Zero ? T.Zero : value)],
                Stored<V, T>(V.ZeroUnlessPositive(Loaded<V, T>(x), Loaded<V, T>(y))));
        }
    }

    private static void AssertFirst<W, V, T>()
        where W : struct, INarrowWidth<W, V, T>
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] numbers = [.. Enumerable.Range(1, V.Count).Select(i => T.CreateChecked(i))];
        AssertSame(numbers[..W.Count], Stored<W, T>(W.FirstOf(Loaded<V, T>(numbers))));
    }

    private static unsafe V Loaded<V, T>(T[] values)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged
    {
        fixed (T* source = values) return V.Load(source);
    }

    private static unsafe T[] Stored<V, T>(V value)
        where V : struct, IVectorWidth<V, T>
        where T : unmanaged
    {
        var values = new T[V.Count];
        fixed (T* target = values) V.Store(value, target);
        return values;
    }

    /// <summary>The same bits; where several NaNs meet, processors differ in which one comes out.</summary>
    private static void AssertSame<T>(T[] expected, T[] actual, bool whoseNaN = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Func<T, T> of = whoseNaN ? value => value : value => T.IsNaN(value) ? T.NaN : value;
        Assert.Equal(
            MemoryMarshal.AsBytes<T>(Array.ConvertAll(expected, of.Invoke)).ToArray(), MemoryMarshal.AsBytes<T>(Array.ConvertAll(actual, of.Invoke)).ToArray());
    }
}
