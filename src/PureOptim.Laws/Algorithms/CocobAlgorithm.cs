using PureOptim.Numerics;

namespace PureOptim.Laws.Algorithms;

/// <summary>F. Orabona and T. Tommasi, "Training Deep Networks without Learning Rates Through Coin Betting", NeurIPS 2017, algorithm 2, where a largest gradient of more than 0 is given.</summary>
internal sealed class CocobAlgorithm : IAlgorithm<Cocob>
{
    /// <inheritdoc/>
    public static string Statement => "COCOB takes the steps of algorithm 2 of its paper (Orabona and Tommasi, 2017): it bets a part of what it has won on the sign of the next gradient.";

    /// <inheritdoc/>
    public static string Formula => @"\theta_t = \theta_0 - \frac{\sum_{i \le t} g_i}{L_t \max(G_t + L_t,\, \alpha L_t)} (L_t + R_t), \quad R_t = \max(R_{t-1} - (\theta_{t-1} - \theta_0) g_t,\, 0)";

    /// <inheritdoc/>
    public static R Step<R>(Cocob optimizer, AlgorithmStep<R> t)
        where R : struct, IReal<R>
    {
        var (size, start) = (R.Abs(t.Gradient), t.Start);
        var largest = t.Keep("L", R.Max(t.Last("L", t[nameof(Cocob.InitialScale)]), size));
        var sizes = t.Keep("G", t.Last("G", 0) + size);
        var reward = t.Keep("R", R.Max(t.Last("R", 0) - (t.Parameter - start) * t.Gradient, 0));
        var sum = t.Keep("sum", t.Last("sum", 0) - t.Gradient);
        return start + sum / (largest * R.Max(sizes + largest, t[nameof(Cocob.Alpha)] * largest)) * (largest + reward);
    }
}
