using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>T. Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, algorithm 2 and its schedule of the momentum.</summary>
internal sealed class NAdamAlgorithm : IAlgorithm<NAdam>
{
    /// <inheritdoc/>
    public static string Statement => "NAdam takes the steps of algorithm 2 of its paper (Dozat, 2016), where the momentum of the next step multiplies the first moment, and that of this one the gradient.";

    /// <inheritdoc/>
    public static string Formula =>
        @"\Delta_t = \frac{\eta}{\sqrt{\hat v_t} + \varepsilon} \left(\frac{(1 - \mu_t) g_t}{1 - \prod_{i \le t} \mu_i} + \frac{\mu_{t+1} m_t}{1 - \prod_{i \le t+1} \mu_i}\right), \quad "
        + @"\mu_t = \beta_1 \left(1 - \tfrac12\, 0.96^{t \psi}\right)";

    /// <inheritdoc/>
    public static R Step<R>(NAdam optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (beta1, beta2, g) = (t[nameof(NAdam.Beta1)], t[nameof(NAdam.Beta2)], t.Gradient);
        var m = t.Average("m", beta1, g);
        var root = t.CorrectedRoot("v", beta2, g * g);
        R Momentum(R number) => optimizer.Grows ? beta1 * (1 - R.Power(0.96, number * t[nameof(NAdam.MomentumDecay)]) / 2) : beta1;
        var (now, next) = (Momentum(t.Number), Momentum(t.Number + 1));
        var product = t.Keep("product", t.Last("product", 1) * now);
        var ahead = (1 - now) * g / (1 - product) + next * m / (1 - product * next);
        return t.Parameter - t[nameof(NAdam.LearningRate)] * ahead / (root + t[nameof(NAdam.Epsilon)]);
    }
}
