namespace PureOptim;

/// <summary>The places of a change that makes sense before and after the wrapped optimizer.</summary>
public enum WrapperStage
{
    /// <summary>The gradient, before the wrapped optimizer sees it.</summary>
    Gradient,

    /// <summary>The update, before it is taken off the parameters.</summary>
    Update,
}
