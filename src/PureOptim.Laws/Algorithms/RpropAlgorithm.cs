using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>C. Igel and M. Hüsken, "Empirical evaluation of the improved Rprop learning algorithms", Neurocomputing 50, 2003, iRprop-.</summary>
internal sealed class RpropAlgorithm : IAlgorithm<Rprop>
{
    /// <inheritdoc/>
    public static string Statement => "Rprop takes the steps of iRprop- (Igel and Hüsken, 2003): a length grows while the sign of the gradient stays, and shrinks, without a step, where it turns from that of the last step.";

    /// <inheritdoc/>
    public static string Formula => @"\Delta_t = \mathrm{sign}(g_t)\, d_t, \quad d_t = \begin{cases} \min(\eta_+ d_{t-1}, \Delta_{\max}) & g_t \Delta_{t-1} > 0 \\ \max(\eta_- d_{t-1}, \Delta_{\min}),\; \Delta_t := 0 & g_t \Delta_{t-1} < 0 \\ d_{t-1} & \text{else} \end{cases}";

    /// <inheritdoc/>
    public static bool HasFractions => true;

    /// <inheritdoc/>
    public static R Step<R>(Rprop optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (length, last) = (t.Last("d", t[nameof(Rprop.LearningRate)]), t.Last("step", 0));
        var sides = Sign.Of(last) * Sign.Of(t.Gradient);
        var longer = R.Min(length * t[nameof(Rprop.Growing)], t[nameof(Rprop.Longest)]);
        var shorter = R.Max(length * t[nameof(Rprop.Shrinking)], t[nameof(Rprop.Shortest)]);
        var d = t.Keep("d", R.IfLess(0, sides, longer, R.IfLess(sides, 0, shorter, length)));
        var step = t.Keep("step", R.IfLess(sides, 0, 0, Sign.Of(t.Gradient) * d));
        return t.Parameter - (optimizer.IsDelayed ? R.IfLess(sides, 0, 0, last) : step);
    }
}
