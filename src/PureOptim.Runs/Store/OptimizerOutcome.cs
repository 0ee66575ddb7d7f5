namespace PureOptim.Runs.Store;

/// <summary>How one optimizer of a run ended, as the manifest says it.</summary>
/// <param name="Label">What the run calls the optimizer.</param>
/// <param name="Steps">The steps taken.</param>
/// <param name="FinalLoss">The last loss.</param>
/// <param name="TestAccuracy">The share of test images told rightly; null where there are none.</param>
/// <param name="Parameters">The digest of the final parameters.</param>
/// <param name="Digest">The last link of the chain.</param>
internal sealed record OptimizerOutcome(string Label, long Steps, double FinalLoss, double? TestAccuracy, string Parameters, string Digest);
