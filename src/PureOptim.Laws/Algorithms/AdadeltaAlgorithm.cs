using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>M. D. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", arXiv:1212.5701, 2012, algorithm 1, with the factor of programs.</summary>
internal sealed class AdadeltaAlgorithm : IAlgorithm<Adadelta>
{
    /// <inheritdoc/>
    public static string Statement => "Adadelta takes the steps of algorithm 1 of its paper (Zeiler, 2012), with the factor of programs.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \eta \frac{\sqrt{E[\Delta x^2]_{t-1} + \varepsilon}}{\sqrt{E[g^2]_t + \varepsilon}} g_t";

    /// <inheritdoc/>
    public static R Step<R>(Adadelta optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (decay, g, epsilon) = (t[nameof(Adadelta.Decay)], t.Gradient, t[nameof(Adadelta.Epsilon)]);
        var squares = t.Average("squares", decay, g * g);
        var last = t.Last("updates", 0);
        var update = R.Sqrt(last + epsilon) / R.Sqrt(squares + epsilon) * g;
        t.Keep("updates", decay * last + (1 - decay) * (update * update));
        return t.Parameter - t[nameof(Adadelta.LearningRate)] * update;
    }
}
