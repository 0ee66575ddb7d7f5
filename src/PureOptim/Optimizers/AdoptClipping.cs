namespace PureOptim;

/// <summary>The largest magnitude of a coordinate of a normalized gradient in <see cref="Adopt"/>.</summary>
public enum AdoptClipping
{
    /// <summary>The fourth root of the number of steps before: the paper, the authors' code, Optax.</summary>
    StepsBefore,

    /// <summary>The fourth root of the step's number, counted from 1: pytorch-optimizer.</summary>
    Steps,

    /// <summary>None: the paper's first version.</summary>
    None,
}
