using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <content>Matrices: their rows and columns, their products, and what is made of square ones.</content>
public abstract partial class Vector
{
    /// <summary>The same elements, row by row, as a matrix of so many rows; computed now.</summary>
    /// <param name="rows">The number of rows, by which the number of elements is divided without rest.</param>
    public Vector AsRows(int rows) => rows > 0 && Length % rows == 0
        ? Owner.Reshape(this, [rows, Length / rows])
        : throw new ArgumentException(Invariant($"{Length} elements are not {rows} rows."), nameof(rows));

    /// <summary>The mean of each row of a matrix: one number a row.</summary>
    public Vector RowMeans() => Owner.Lines(Matrix(this), LineReduction.Mean, ofRows: true);

    /// <summary>The mean of each column of a matrix: one number a column.</summary>
    public Vector ColumnMeans() => Owner.Lines(Matrix(this), LineReduction.Mean, ofRows: false);

    /// <summary>The Euclidean norm of each row of a matrix: one number a row.</summary>
    public Vector RowNorms() => Owner.Lines(Matrix(this), LineReduction.Norm, ofRows: true);

    /// <summary>The Euclidean norm of each column of a matrix: one number a column.</summary>
    public Vector ColumnNorms() => Owner.Lines(Matrix(this), LineReduction.Norm, ofRows: false);

    /// <summary>The largest magnitude in each row of a matrix: one number a row.</summary>
    public Vector RowLargestMagnitudes() => Owner.Lines(Matrix(this), LineReduction.LargestMagnitude, ofRows: true);

    /// <summary>The largest magnitude in each column of a matrix: one number a column.</summary>
    public Vector ColumnLargestMagnitudes() => Owner.Lines(Matrix(this), LineReduction.LargestMagnitude, ofRows: false);

    /// <summary>The matrix that has this vector as each of its columns: element i stands in all of row i.</summary>
    /// <param name="columns">The number of columns.</param>
    public Vector InEachColumn(int columns) => Owner.Repeat(this, columns, asRows: false);

    /// <summary>The matrix that has this vector as each of its rows: element j stands in all of column j.</summary>
    /// <param name="rows">The number of rows.</param>
    public Vector InEachRow(int rows) => Owner.Repeat(this, rows, asRows: true);

    /// <summary>The matrix whose element in row i and column j is element i of this vector times element j of another.</summary>
    public Vector Outer(Vector columns) => Owner.Outer(this, Given(columns));

    /// <summary>The matrix product.</summary>
    public Vector Times(Vector right) => Owner.Product(Matrix(this), Matrix(right), transposeRight: false);

    /// <summary>The matrix product with the transpose of another matrix; with that of this very matrix it takes half of the work and is symmetric to the last bit.</summary>
    public Vector TimesTransposed(Vector right) => Owner.Product(Matrix(this), Matrix(right), transposeRight: true);

    /// <summary>The transposed matrix.</summary>
    public Vector Transposed() => Owner.Transpose(Matrix(this));

    /// <summary>
    /// (A + ridge I)^(-1/p) of this matrix A, which is symmetric and whose eigenvalues are not negative: the symmetric matrix whose p-th power is the inverse of A + ridge I. Computed in double, by
    /// <see cref="SymmetricEigen"/>, in runs of float too. An eigenvalue, with the ridge, counts as at least n u times the largest, for n rows and the unit roundoff u of the run's precision; of a matrix
    /// of zeros without a ridge it is 0. Only in runs of float and double, and in intervals.
    /// </summary>
    /// <param name="root">p, at least 1.</param>
    /// <param name="ridge">The ridge, at least 0.</param>
    /// <exception cref="ArgumentException">This is no square matrix.</exception>
    public Vector InverseRoot(int root, Scalar ridge)
    {
        Argument.AtLeast(root, 1);
        return Owner.InverseRoot(Square(this), root, ridge);
    }

    /// <summary>
    /// The eigenvectors of this symmetric matrix as rows, that of the largest eigenvalue first, in the order and with the signs of <see cref="SymmetricEigen"/>. Computed in double in runs of float too.
    /// Only in runs of float and double.
    /// </summary>
    /// <exception cref="ArgumentException">This is no square matrix.</exception>
    public Vector Eigenvectors() => Owner.Eigenvectors(Square(this));

    /// <summary>
    /// The rows of this matrix made orthonormal one after another: row i is the part of row i at right angles to those before it, of length 1; where nothing is left, a direction that is left over.
    /// Computed in double in runs of float too. Only in runs of float and double.
    /// </summary>
    /// <exception cref="ArgumentException">This is no matrix, or one with more rows than columns.</exception>
    public Vector OrthonormalRows() => Matrix(this).Shape[0] <= Shape[1]
        ? Owner.OrthonormalRows(this)
        : throw new ArgumentException(Invariant($"{Shape[0]} rows of {Shape[1]} numbers cannot be orthonormal."));

    /// <summary>
    /// The matrix product with the inverse of an upper triangular matrix U: the X for which X U is this matrix. By substitution in the order of <see cref="TriangularSolve"/>, in double in runs of float
    /// too; what U has below its diagonal is not read.
    /// </summary>
    /// <param name="triangle">U, with no 0 on its diagonal.</param>
    /// <exception cref="ArgumentException">This is no matrix, U is no square one, or it has another number of columns.</exception>
    public Vector TimesInverse(Vector triangle) => Square(triangle).Shape[0] == Matrix(this).Shape[1]
        ? Owner.TimesInverse(this, triangle)
        : throw new ArgumentException(Invariant($"Rows of {Shape[1]} numbers are not solved by a triangle of {triangle.Shape[0]}."), nameof(triangle));

    /// <summary>This matrix with zeros below a diagonal.</summary>
    /// <param name="from">How many places the first diagonal that is kept lies to the right of the main one; 0 keeps the main one.</param>
    /// <exception cref="ArgumentException">This is no matrix.</exception>
    public Vector UpperTriangle(int from = 0) => Owner.UpperTriangle(Matrix(this), from);

    /// <summary>The rows of this matrix in the falling order of their keys; rows with equal keys keep their order.</summary>
    /// <param name="keys">A number for each row.</param>
    /// <exception cref="ArgumentException">This is no matrix, or there are not as many keys.</exception>
    public Vector RowsByFalling(Vector keys) => Given(keys).Length == Matrix(this).Shape[0]
        ? Owner.RowsByFalling(this, keys)
        : throw new ArgumentException(Invariant($"There are {keys.Length} keys for {Shape[0]} rows."), nameof(keys));

    /// <summary>The matrix of the first rows of this one.</summary>
    /// <param name="rows">How many; at least 1, and no more than there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public Vector FirstRows(int rows) => rows > 0 && rows <= Matrix(this).Shape[0]
        ? Owner.FirstRows(this, rows)
        : throw Argument.OutOfRange(nameof(rows), rows, Invariant($"from 1 to {Shape[0]}"));

    private static Vector Matrix(Vector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector.Shape.Length == 2
            ? vector
            : throw new ArgumentException($"A matrix is needed; {vector.Owner.Description} has shape {TensorEntry.Describe(vector.Shape)}.", nameof(vector));
    }

    private static Vector Square(Vector vector) => Matrix(vector) is { Shape: [var rows, var columns] } && rows == columns
        ? vector
        : throw new ArgumentException($"A square matrix is needed; {vector.Owner.Description} has shape {TensorEntry.Describe(vector.Shape)}.", nameof(vector));
}
