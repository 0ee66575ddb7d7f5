namespace PureOptim.Core;

/// <summary>
/// A rule like <see cref="IRule{R, TMemory}"/> that says where the parameter goes instead of by how much it moves, for formulas whose order
/// of operations has no update in it, such as θ' = (θ + a) - b.
/// </summary>
/// <typeparam name="R">The number system.</typeparam>
/// <typeparam name="TMemory">The type of the memory of each coordinate, as in <see cref="IRule{R, TMemory}"/>.</typeparam>
public interface IPlacingRule<R, TMemory>
    where R : struct
    where TMemory : struct
{
    /// <summary>One coordinate's step: the parameter, its gradient and what is kept for it in, the new parameter and what is kept from now on out.</summary>
    (R Parameter, TMemory Memory) Place(R parameter, R gradient, TMemory memory);
}
