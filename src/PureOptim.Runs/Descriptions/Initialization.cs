namespace PureOptim.Runs.Descriptions;

/// <summary>The spread of a network's first weights.</summary>
internal enum Initialization
{
    /// <summary>√(2 / inputs).</summary>
    He,

    /// <summary>√(2 / (inputs + outputs)).</summary>
    Xavier,
}
