using PureOptim.Numerics;

namespace PureOptim.Laws.Universal;

/// <summary>The operations of a number system on doubles that are exact in it.</summary>
internal sealed record Arithmetic(
    Func<double, double, double> Add,
    Func<double, double, double> Subtract,
    Func<double, double, double> Multiply,
    Func<double, double, double> Divide,
    Func<double, double> Sqrt)
{
    private static readonly Arithmetic _binary32 = Of<Real32>(value => value.Value);
    private static readonly Arithmetic _binary64 = Of<Real64>(value => value.Value);

    /// <summary>The library's scalars of a precision.</summary>
    internal static Arithmetic In(Precision precision) => precision == Precision.Binary32 ? _binary32 : _binary64;

    private static Arithmetic Of<R>(Func<R, double> value)
        where R : struct, IReal<R> => new(
            (left, right) => value((R)left + (R)right),
            (left, right) => value((R)left - (R)right),
            (left, right) => value((R)left * (R)right),
            (left, right) => value((R)left / (R)right),
            operand => value(R.Sqrt(operand)));
}
