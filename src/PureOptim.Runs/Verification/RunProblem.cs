namespace PureOptim.Runs.Verification;

/// <summary>Something that is wrong with a run of the store.</summary>
/// <param name="File">The file that it is about, by its name in the run's folder.</param>
/// <param name="Text">What is wrong, in one line that begins with the file's path.</param>
internal readonly record struct RunProblem(string File, string Text);
