namespace PureOptim.Experiments.Descriptions;

/// <summary>What the optimizers of a run are given to do.</summary>
internal abstract record Problem;
