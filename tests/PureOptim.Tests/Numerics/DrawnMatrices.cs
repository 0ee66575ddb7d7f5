using System.Numerics;
using PureOptim.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>Matrices for products.</summary>
internal static class DrawnMatrices
{
    /// <summary>Normal numbers from a seed.</summary>
    internal static T[] Drawn<T>(int count, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var drawn = new T[count];
        RandomKey.FromSeed(seed).FillNormal<T>(drawn);
        return drawn;
    }

    /// <summary>The transpose of a matrix, row after row.</summary>
    internal static T[] Transposed<T>(T[] matrix, int rows, int columns) => [.. from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select matrix[row * columns + column]];
}
