namespace PureOptim;

/// <summary>The weight of a difference of gradients in <see cref="Adan"/>.</summary>
public enum AdanDifferenceWeight
{
    /// <summary>β2, so that gradient and difference together look ahead as Nesterov's momentum does: the paper, the authors' code, pytorch-optimizer.</summary>
    Beta2,

    /// <summary>1 - β2: Optax.</summary>
    OneMinusBeta2,
}
