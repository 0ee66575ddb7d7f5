using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>The data sets that trials need, each read once. Safe to share between threads.</summary>
/// <param name="Folder">A folder with other data, or null.</param>
internal sealed record DataSets(string? Folder = null)
{
    private readonly Dictionary<(DataSource, int), LabelledData> _known = [];

    /// <summary>The examples that a problem is about.</summary>
    internal LabelledData Read(Classify problem)
    {
        lock (_known)
        {
            var classes = problem.Layers[^1];
            if (_known.TryGetValue((problem.Data, classes), out var data)) return data;
            data = LabelledData.Of(problem.Data, Folder, classes);
            return _known[(problem.Data, classes)] = _known[(data.Source, classes)] = data;
        }
    }

    /// <summary>
    /// The trial with the data that it is about named by their content, so that its identity is that of what will be run; refused where
    /// network and examples do not fit.
    /// </summary>
    internal Trial Identify(Trial trial)
    {
        if (trial.Description.Problem is not Classify problem) return trial;
        var identified = Plan.For(trial.Description, problem, Read(problem), threads: 1).Description;
        return identified.Problem.Equals(trial.Description.Problem) ? trial : new(identified, trial.Label);
    }
}
