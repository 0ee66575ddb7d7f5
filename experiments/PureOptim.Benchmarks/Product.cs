using System.Text.Json.Nodes;

namespace PureOptim.Benchmarks;

/// <summary>A dense product that is measured.</summary>
/// <param name="Form"><c>A*B</c>, <c>At*B</c> or <c>A*Bt</c>; t stands for an operand that is stored transposed.</param>
/// <param name="Rows">The rows of the result.</param>
/// <param name="Inner">The terms of each sum.</param>
/// <param name="Columns">The columns of the result.</param>
/// <param name="Type">The type of an element: <c>float32</c> or <c>float64</c>.</param>
/// <param name="Threads">The threads of each side; ours share the rows of the result.</param>
internal sealed record Product(string Form, int Rows, int Inner, int Columns, string Type, int Threads)
{
    private const int Classes = 10;

    private static readonly (string Form, int Rows, int Inner, int Columns)[] _ofNetwork =
    [
        ("A*B", 128, 784, 100), ("A*B", 128, 100, 100), ("A*B", 128, 100, Classes), ("At*B", 784, 128, 100), ("At*B", 100, 128, 100), ("At*B", 100, 128, Classes),
        ("A*Bt", 128, Classes, 100), ("A*Bt", 128, 100, 100),
    ];

    private static readonly string[] _forms = ["A*B", "At*B", "A*Bt"], _types = ["float32", "float64"];
    private static readonly int[] _squares = [64, 128, 256, 512, 1024, 2048, 4096];

    /// <summary>The products of E2, and squares in each form, on one thread; and squares on two, where there are two: every one in both types.</summary>
    internal static IEnumerable<Product> All =>
        from shape in _ofNetwork.Select(shape => (Shape: shape, Threads: 1))
            .Concat(from form in _forms from side in _squares select (Shape: (Form: form, Rows: side, Inner: side, Columns: side), Threads: 1))
            .Concat(from side in _squares where Environment.ProcessorCount > 1 select (Shape: (Form: _forms[0], Rows: side, Inner: side, Columns: side), Threads: 2))
        from type in _types
        select new Product(shape.Shape.Form, shape.Shape.Rows, shape.Shape.Inner, shape.Shape.Columns, type, shape.Threads);

    /// <summary>The name of the row.</summary>
    internal string Name => $"{Form}, {Rows} x {Inner} x {Columns}, {Type}{(Threads == 1 ? "" : $", {Threads} threads")}";

    /// <summary>What is asked for of the ratio; nothing with registers of 128 bits, with which OpenBLAS has no fused multiply-add.</summary>
    internal string Goal => VectorWidth.Ours == 128 ? "" : Columns == Classes ? "at least 1.0" : Rows == Inner && Inner == Columns ? "at least 0.95" : "at least 1.1";

    /// <summary>The product as the peer is asked for it.</summary>
    internal JsonObject Request => new() { ["form"] = Form, ["rows"] = Rows, ["inner"] = Inner, ["columns"] = Columns, ["dtype"] = Type };

    /// <summary>Billions of products and sums a second, of the seconds of one product.</summary>
    internal double Gflops(double seconds) => 2e-9 * Rows * Inner * Columns / seconds;
}
