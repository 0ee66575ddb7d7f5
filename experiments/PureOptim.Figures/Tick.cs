namespace PureOptim.Figures;

/// <summary>A place on an axis, in the units of its panel, and what to write there.</summary>
public readonly record struct Tick(double At, string Label);
