namespace PureOptim.Core;

/// <summary>
/// The update formula of a coordinate-wise optimizer over the number system <typeparamref name="R"/>: a value that holds the scalars of one
/// step (its rates, already scheduled and corrected) and the formula as its only method.
/// </summary>
/// <typeparam name="R">The number system.</typeparam>
/// <typeparam name="TSlots">What is kept for each coordinate: <see cref="ValueTuple"/> for nothing, R for one number, a tuple of R for more.</typeparam>
public interface IRule<R, TSlots>
    where R : struct
    where TSlots : struct
{
    /// <summary>One coordinate's step: the old parameter, its gradient and its slots in, the new parameter and slots out.</summary>
    (R Parameter, TSlots Slots) Step(R parameter, R gradient, TSlots slots);
}
