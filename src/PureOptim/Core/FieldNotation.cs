using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The symbols that the field writes for hyperparameters and slots: the one table from names in code to names in formulas.</summary>
internal static class FieldNotation
{
    /// <summary>The symbol for a name; a name that is not in the table stands for itself.</summary>
    internal static Symbol Of(string name) => name switch
    {
        "Parameter" => Symbol.Named("θ", @"\theta"),
        "Gradient" => Symbol.Named("g"),
        "LearningRate" => Symbol.Named("η", @"\eta"),
        "MomentumFactor" => Symbol.Named("μ", @"\mu"),
        "Decay" => Symbol.Named("γ", @"\gamma"),
        "Beta1" => Symbol.Named("β1", @"\beta_1"),
        "Beta2" => Symbol.Named("β2", @"\beta_2"),
        "Epsilon" => Symbol.Named("ε", @"\epsilon"),
        "SumOfSquares" or "MeanOfSquares" => Symbol.Named("h"),
        "Velocity" or "SecondMoment" => Symbol.Named("v"),
        "FirstMoment" => Symbol.Named("m"),
        _ => Symbol.Named(name, $@"\mathrm{{{name}}}"),
    };
}
