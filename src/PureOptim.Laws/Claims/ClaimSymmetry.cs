namespace PureOptim.Laws.Claims;

/// <summary>The symmetry that a claim is about.</summary>
internal enum ClaimSymmetry
{
    /// <summary>None.</summary>
    None,

    /// <summary>The signs of parameters and gradients turned.</summary>
    Signs,

    /// <summary>Parameters, gradients and hyperparameters in other units.</summary>
    Units,

    /// <summary>Gradients multiplied by a positive number, without epsilon.</summary>
    Gradients,
}
