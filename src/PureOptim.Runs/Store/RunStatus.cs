namespace PureOptim.Runs.Store;

/// <summary>How far a run of the store is.</summary>
internal enum RunStatus
{
    /// <summary>It is whole, as its manifest says.</summary>
    Finished,

    /// <summary>A process is at work on it.</summary>
    Running,

    /// <summary>It was begun, and no process is at work on it: <c>run</c> goes on with it.</summary>
    Interrupted,

    /// <summary>Its manifest cannot be read, or a file that the manifest lists is missing or has another size: <c>run</c> makes it again.</summary>
    Damaged,
}
