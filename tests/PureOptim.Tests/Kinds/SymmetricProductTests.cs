using System.Numerics;
using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>A matrix times its own transpose is computed by half; what the other half is copied from has its bits.</summary>
public sealed class SymmetricProductTests
{
    [Theory]
    [InlineData(255, 300)] // Too small for it.
    [InlineData(256, 7)]
    [InlineData(300, 65)]
    [InlineData(517, 300)]
    public void It_is_that_with_another_matrix_of_the_same_elements(int rows, int columns)
    {
        AssertSame<float>(rows, columns);
        AssertSame<double>(rows, columns);
    }

    private static void AssertSame<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var key = RandomKey.FromSeed(5);
        T[] gradient = [.. Enumerable.Range(0, rows * columns).Select(i => key.Normal<T>((ulong)i))];
        if (columns > 7) (gradient[3], gradient[rows * columns - 2]) = (T.NaN, T.PositiveInfinity);
        foreach (var threads in (int[])[1, 2, 3])
        {
            T[] half = [], whole = [];
            var probe = new Probe((tensor, _) =>
            {
                var matrix = tensor.Gradient.Stored();
                half = ((VectorNode.Stored<T>)matrix.TimesTransposed(matrix)).Values[..(rows * rows)];
                whole = ((VectorNode.Stored<T>)matrix.TimesTransposed(matrix.Transposed().Transposed())).Values[..(rows * rows)];
                return tensor.Gradient;
            });
            var layout = Layout.Of([("w", [rows, columns])]);
            var team = new Team(threads);
            var others = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => team.Serve(thread))).ToArray();
            foreach (var other in others) other.Start();
            var run = new InPlaceRun<T>(probe, probe.Start(Parameters<T>.Of(layout, new T[rows * columns])), team);
            run.Prepare(gradient, null);
            team.Dismiss();
            foreach (var other in others) other.Join();
            Assert.NotEmpty(half);
            Assert.Equal(Bits(whole), Bits(half));
        }
    }

    private static ulong[] Bits<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(value => typeof(T) == typeof(float)
            ? BitConverter.SingleToUInt32Bits((float)(object)value)
            : BitConverter.DoubleToUInt64Bits((double)(object)value))];
}
