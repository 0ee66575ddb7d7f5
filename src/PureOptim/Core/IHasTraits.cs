namespace PureOptim;

/// <summary>An optimizer that says what it promises.</summary>
public interface IHasTraits
{
    /// <summary>The promises.</summary>
    OptimizerTraits Traits { get; }
}
