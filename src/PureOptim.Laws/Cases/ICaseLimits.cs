namespace PureOptim.Laws;

/// <summary>The limits of a law on its cases.</summary>
internal interface ICaseLimits
{
    /// <summary>In which arithmetic the law is a theorem.</summary>
    LawKind Kind { get; }

    /// <summary>The kinds of values that the gradients and parameters have.</summary>
    CaseValues Values { get; }

    /// <summary>The range of finite values.</summary>
    Magnitudes Magnitudes { get; }

    /// <summary>Why the hyperparameters are the same at every step; null where schedules are among them.</summary>
    string? ConstantBecause { get; }

    /// <summary>Sets the optimizer of a case up.</summary>
    Func<IOptimizer, IOptimizer> Prepare { get; }
}
