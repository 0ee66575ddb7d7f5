using System.Numerics;

namespace PureOptim;

/// <summary>Models from functions and objectives.</summary>
public static class Model
{
    /// <summary>
    /// A model from a gradient function, and the loss whose gradient it is, where some optimizer or an observer asks for it:
    /// <c>batches.Fold(optimizer, start, Model.Of(gradient))</c>.
    /// </summary>
    /// <param name="gradient">The gradient on a batch, with the layout of the parameters: a pure function. It may keep its arguments.</param>
    /// <param name="loss">The loss on a batch, a pure function; null if it is not known.</param>
    /// <param name="curvature">The diagonal of the loss's Hessian, or an estimate of it, for optimizers that need it; null where there is none.</param>
    public static IModel<TBatch, T> Of<TBatch, T>(
        Func<Parameters<T>, TBatch, Parameters<T>> gradient, Func<Parameters<T>, TBatch, T>? loss = null, Func<Parameters<T>, TBatch, Parameters<T>>? curvature = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradient);
        return new FunctionModel<TBatch, T>(gradient, loss, curvature);
    }

    /// <summary>
    /// An objective as a model, which learns the same from every batch; it is evaluated in memory of the fold, without new vectors. Its
    /// parameters are one vector.
    /// </summary>
    /// <param name="objective">The function to minimise.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static IModel<ValueTuple, T> Of<T>(Objective objective)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(objective);
        return new ObjectiveModel<T>(objective, Layout.Vector(objective.Dimension));
    }
}
