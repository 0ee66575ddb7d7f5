namespace PureOptim.Figures;

/// <summary>A step of a path that is drawn.</summary>
/// <param name="Step">Its number; the start is 0.</param>
/// <param name="At">Where it led.</param>
/// <param name="Loss">The function there.</param>
public readonly record struct PathStep(int Step, PlotPoint At, double Loss);
