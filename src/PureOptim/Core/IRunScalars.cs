using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The numbers of a run that an optimizer keeps: read as they were before the step, written for after it.</summary>
internal interface IRunScalars
{
    /// <summary>The value before the step.</summary>
    Scalar Kept(string slot);

    /// <summary>Sets the value after the step.</summary>
    void Keep(string slot, Scalar value);
}
