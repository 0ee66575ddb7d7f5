namespace PureOptim;

/// <summary>What a matrix is divided by before Muon's iteration, so that its singular values are at most 1: the nearer the largest is to 1, the fewer iterations do.</summary>
public enum MuonPreconditioning
{
    /// <summary>Its norm ‖X‖, the root of the sum of the squares of its singular values.</summary>
    Frobenius,

    /// <summary>The root of the norm of X Xᵀ, the fourth root of the sum of their fourth powers. Optax takes ‖X Xᵀ‖ to be at least 1e-8.</summary>
    Schatten,

    /// <summary>Each row by the root of the sum of the magnitudes of its row of X Xᵀ, as layers are made almost orthogonal. Optax takes each sum to be at least 1e-8.</summary>
    AlmostOrthogonal,
}
