namespace PureOptim;

/// <summary>The measures of a tensor's size.</summary>
public enum ParameterLength
{
    /// <summary>The Euclidean norm.</summary>
    Norm,

    /// <summary>The norm over the root of the number of elements.</summary>
    RootMeanSquare,
}
