using System.Numerics;

namespace PureOptim.Core;

/// <summary>
/// An optimizer that can also step in memory that its caller owns exclusively. The fold uses it; nobody can observe that it did, because
/// the result has the bits of <see cref="IOptimizer.Step{T}"/>.
/// </summary>
internal interface IInPlaceOptimizer
{
    /// <summary>The optimizer's sweep, to be asked for once a run: finding generic virtual methods takes longer than a short sweep.</summary>
    ISweep<T> Sweep<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
