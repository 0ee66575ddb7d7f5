namespace PureOptim;

/// <summary>What MARS does with the gradients that it has changed.</summary>
public enum MarsForm
{
    /// <summary>Steps of their average over the root of that of their squares.</summary>
    AdamW,

    /// <summary>Steps of the sign of their average, all of one length.</summary>
    Lion,

    /// <summary>Steps of their average made orthogonal, as <see cref="Muon"/>'s, of matrices; of other tensors those of AdamW.</summary>
    Shampoo,
}
