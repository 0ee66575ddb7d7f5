using PureOptim.Proofs.Solvers;

namespace PureOptim.Tests.Proofs;

/// <summary>A test for machines on which z3 is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithSolverAttribute : FactAttribute
{
    /// <summary>Skips where there is none.</summary>
    public FactWithSolverAttribute()
    {
        if (Solver.Installed() is not [{ Name: "z3" }, ..]) Skip = "z3 is not installed.";
    }
}
