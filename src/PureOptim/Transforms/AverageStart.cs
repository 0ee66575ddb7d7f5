namespace PureOptim;

/// <summary>The initial value of a running average of the parameters.</summary>
public enum AverageStart
{
    /// <summary>The parameters that the run starts from, as if they had always been there.</summary>
    Parameters,

    /// <summary>Nothing: the average is corrected for its bias, so that it weighs only what it has seen.</summary>
    Corrected,

    /// <summary>The parameters after the first step, as if they had always been there (PyTorch, Keras).</summary>
    FirstStep,
}
