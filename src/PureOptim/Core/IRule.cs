namespace PureOptim.Core;

/// <summary>
/// The update formula of an element-wise optimizer over the number system <typeparamref name="R"/>: a value that holds the scalars of one
/// step (its rates, already scheduled and corrected) and the formula as its only method. The parameter moves by the update: θ' = θ - update.
/// </summary>
/// <typeparam name="R">The number system.</typeparam>
/// <typeparam name="TMemory">
/// What is kept for each coordinate: <see cref="ValueTuple"/> for nothing, R for one number, for more a tuple, or a record struct, whose fields are all R,
/// in the order of the optimizer's slots.
/// </typeparam>
public interface IRule<R, TMemory>
    where R : struct
    where TMemory : struct
{
    /// <summary>One coordinate's step: the parameter, its gradient and what is kept for it in, the update and what is kept from now on out.</summary>
    (R Update, TMemory Memory) Step(R parameter, R gradient, TMemory memory);
}
