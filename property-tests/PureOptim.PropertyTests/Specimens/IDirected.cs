namespace PureOptim.PropertyTests.Specimens;

/// <summary>An optimizer that can go up as well as down.</summary>
internal interface IDirected
{
    /// <summary>The optimizer in one of the two directions.</summary>
    IOptimizer Directed(bool maximize);
}
