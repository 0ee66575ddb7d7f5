namespace PureOptim;

/// <summary>The steps that an optimizer makes until its second moment has seen enough gradients, where <see cref="RAdam"/>'s ρ_t is not above a threshold.</summary>
public enum FirstSteps
{
    /// <summary>Those that it makes afterwards, too: nothing is rectified.</summary>
    AsLater,

    /// <summary>Of the first moment alone, as RAdam's.</summary>
    Momentum,

    /// <summary>None.</summary>
    None,
}
