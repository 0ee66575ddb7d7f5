namespace PureOptim;

/// <summary>
/// The promises of an optimizer. Each promise admits it to the laws that are named with it, which it must then keep; what a single step
/// keeps is not always true of a whole run, and the laws are about runs.
/// </summary>
[Flags]
public enum OptimizerTraits
{
    /// <summary>Nothing beyond being a pure function.</summary>
    None = 0,

    /// <summary>
    /// All coordinates follow one rule, each by itself: neither the other coordinates nor its place, its tensor or the shapes of the tensors
    /// matter to its path (laws B1, B2, B3, B10 and A10).
    /// </summary>
    ElementWise = 1,

    /// <summary>
    /// With the signs of a coordinate's start and gradients turned, its path is the same with its sign turned (B4; with
    /// <see cref="TranslationInvariant"/> it follows that gradients of zero move nothing, D1).
    /// </summary>
    Odd = 2,

    /// <summary>
    /// On given gradients neither a step nor the state depends on where the parameters stand: there is no decay and no reference point (B8, A12).
    /// </summary>
    TranslationInvariant = 4,

    /// <summary>
    /// On given gradients the displacement from the start is a linear function of the gradients, wherever the run starts (B16); with
    /// <see cref="ProportionalToRate"/> gradients twice as large act as twice the rate (B15).
    /// </summary>
    Linear = 8,

    /// <summary>
    /// On given gradients the displacement over a whole run is proportional to the property <c>LearningRate</c> (B14, and C22 at a rate of 0). That
    /// each step is does not suffice: with a decay of the parameters, which the rate multiplies, a step depends on the steps before it.
    /// </summary>
    ProportionalToRate = 16,

    /// <summary>
    /// Multiplying all gradients of a run by a positive number, and ε, the property <c>Epsilon</c>, likewise (by its square where ε stands inside a
    /// root), changes nothing (B11); without ε, each coordinate's gradients may have a factor of their own (B12).
    /// </summary>
    ScaleInvariant = 32,

    /// <summary>No step of a coordinate goes up its gradient: its sign is the gradient's turned, or it is zero, as it is on a gradient of zero (B17).</summary>
    Descending = 64,

    /// <summary>
    /// With start and gradients of the whole model turned by a rotation or a reflection, the path is turned too (B5): nothing but lengths and angles
    /// of whole vectors matters. It follows for rotations of single tensors (B7) and for other orders of the coordinates (B2b).
    /// </summary>
    RotationEquivariant = 128,

    /// <summary>With start and gradients of each tensor turned by a rotation of its own, the path is turned too (B7).</summary>
    RotationEquivariantPerTensor = 256,

    /// <summary>
    /// Coordinates of the whole model in another order take the same paths in that order, but for rounding (B2b). Of those that treat each coordinate
    /// by itself it is true to the bit (B2).
    /// </summary>
    PermutationEquivariant = 512,

    /// <summary>With epsilon above zero, gradients that are zero from the start move nothing (D1).</summary>
    RestsWithoutGradient = 1024,
}
