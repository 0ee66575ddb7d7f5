using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The facts behind a step's context, if there are more than the number of the step.</summary>
internal sealed class StepFacts
{
    /// <summary>The number system in which scalars are computed beside doubles; null for doubles alone.</summary>
    internal ScalarSystem? System { get; init; }

    /// <summary>The loss at the parameters before the step, where it is known.</summary>
    internal Scalar? Loss { get; set; }

    /// <summary>The numbers of the run that the optimizer keeps; null where it keeps none.</summary>
    internal IRunScalars? Scalars { get; init; }

    /// <summary>Whether the wrapped optimizer takes no step in this one, because of what its wrapper has seen of the gradient.</summary>
    internal bool IsInnerLeftOut { get; set; }
}
