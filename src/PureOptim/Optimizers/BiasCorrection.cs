namespace PureOptim;

/// <summary>How moments are corrected that started at 0. At constant betas both are the same but for rounding.</summary>
public enum BiasCorrection
{
    /// <summary>By 1 - β^t with the β of the step at hand, as if it had always been that: PyTorch, Optax, Keras.</summary>
    PowerOfBeta,

    /// <summary>
    /// By 1 - β_1 β_2 ... β_t with the β of each step, which is the weight of all that was seen: then the corrected moments are averages of it under
    /// any schedule.
    /// </summary>
    ProductOfBetas,
}
