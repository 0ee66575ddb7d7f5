using PureOptim.Experiments.Execution;

namespace PureOptim.Experiments.Store;

/// <summary>Makes the figure and the page that a run leaves for people.</summary>
/// <param name="result">The run.</param>
/// <param name="files">The names of the files beside the page.</param>
internal delegate (string Figure, string Page) RunDrawing(RunResult result, IEnumerable<string> files);
